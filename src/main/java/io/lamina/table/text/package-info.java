/**
 * What becomes of text, as a configuration says it.
 *
 * <p>May use: {@code java.*}, {@code io.lamina.setting}, {@code io.lamina.table.encoding}. Does not belong here: labels that repeat
 * ({@code io.lamina.table.category}). Start at {@link io.lamina.table.text.TextPreprocessing}; a new kind is one file and one name in its
 * {@code permits}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.table.text;
