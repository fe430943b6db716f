/**
 * How labels become network inputs, as a configuration says it.
 *
 * <p>May use: {@code java.*}, {@code io.lamina.setting}, {@code io.lamina.table}, its {@code cell, scaling, encoding}. Does not belong here: what
 * happens to missing and unseen labels, which the fitted encoder rules. Start at
 * {@link io.lamina.table.category.CategoricalPreprocessing}; a new kind is one file and one name in its {@code permits}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.table.category;
