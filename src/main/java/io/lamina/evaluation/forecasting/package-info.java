/**
 * Scores of forecasts: errors in the unit of the series, beside those of two forecasts that need no learning.
 *
 * <p>May use: {@code java.*}, {@code io.lamina.setting}, {@code evaluation.metric} and {@code evaluation.regression}. Does not belong here:
 * how a naive forecast is made, which needs the series. Start at {@link io.lamina.evaluation.forecasting.ForecastComparison}.
 */
@NullMarked
package io.lamina.evaluation.forecasting;

import org.jspecify.annotations.NullMarked;
