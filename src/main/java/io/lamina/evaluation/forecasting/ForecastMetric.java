package io.lamina.evaluation.forecasting;

import io.lamina.evaluation.metric.Metric;
import io.lamina.setting.Family;

/**
 * The metrics that forecasts have beside those of values, in the order in which an evaluation lists them: they compare with what needs no
 * learning. Notation of the formulas: y the true value, ŷ the predicted one.
 */
@Family("forecastMetrics")
public sealed interface ForecastMetric extends Metric<ForecastPredictions> permits Mase {}
