/**
 * Which number stands for a missing one.
 *
 * <p>May use: {@code java.*}, {@code io.lamina.setting}. Does not belong here: missing labels, which are a level of their own
 * ({@code io.lamina.table.encoding}). Start at {@link io.lamina.table.imputation.MissingPreprocessing}; a new kind is one file
 * and one name in its {@code permits}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.table.imputation;
