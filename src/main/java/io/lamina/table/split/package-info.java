/**
 * Which rows are learned from and which are kept back to check.
 *
 * <p>May use: {@code java.*}, {@code io.lamina.setting}, {@code io.lamina.table}. Does not belong here: anything computed from
 * the values of features; statistics are fitted later, from {@link io.lamina.table.split.Split#training()} alone. Start at
 * {@link io.lamina.table.split.ValidationStrategy}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.table.split;
