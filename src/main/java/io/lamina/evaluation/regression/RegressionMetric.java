package io.lamina.evaluation.regression;

import io.lamina.evaluation.metric.Metric;
import io.lamina.setting.Family;

/**
 * The metrics of predicted values, in the order in which an evaluation lists them. Notation of the formulas: y the true value,
 * ŷ the predicted one, ȳ the mean of the true ones.
 */
@Family("regressionMetrics")
public sealed interface RegressionMetric extends Metric<ValuePredictions>
        permits Mse, Rmse, Mae, MedianAbsoluteError, R2, ExplainedVariance {}
