/**
 * Series in time: in which order rows follow one another, which of them make a window to learn from, and the forecasts that need no
 * learning.
 *
 * <p>May use: {@code java.*}, {@code io.lamina.setting}, {@code io.lamina.table}, its {@code split}. Does not belong here: how a row
 * becomes numbers, which is {@code preprocessing}'s, and scores. Start at {@link io.lamina.table.forecast.Windows}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.table.forecast;
