package io.lamina.evaluation.regression;

import io.lamina.evaluation.metric.Metric;
import io.lamina.setting.Family;

/**
 * The metrics of predicted values, in the order in which an evaluation lists them. Notation of the formulas: y the true value,
 * ŷ the predicted one, ȳ the mean of the true ones. Of several values a row, each metric that applies is the mean over all of them, as
 * scikit-learn's with {@code multioutput="uniform_average"} where that is the same.
 */
@Family("regressionMetrics")
public sealed interface RegressionMetric extends Metric<ValuePredictions>
        permits Mse, Rmse, Mae, MedianAbsoluteError, Mape, R2, ExplainedVariance {
    /** Whether the metric makes sense for so many values a row; known before there is any prediction. */
    default boolean appliesTo(int outputs) {
        return true;
    }

    @Override
    default boolean appliesTo(ValuePredictions predictions) {
        return appliesTo(predictions.outputs());
    }
}
