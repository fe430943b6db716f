package io.lamina.evaluation.regression;

import io.lamina.evaluation.metric.Score;
import io.lamina.setting.Kind;

/**
 * The mean absolute error, in the unit of the target; 0 is perfect. scikit-learn: {@code mean_absolute_error}.
 */
@Kind(
        formula = "mean of |y - ŷ|",
        use = "When an error of 2 hurts twice as much as one of 1; less moved by outliers than rmse.")
public record Mae() implements RegressionMetric {
    @Override
    public boolean greaterIsBetter() {
        return false;
    }

    @Override
    public Score of(ValuePredictions predictions) {
        return Score.of(predictions.meanMagnitude());
    }
}
