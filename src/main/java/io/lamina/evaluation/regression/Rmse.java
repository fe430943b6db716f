package io.lamina.evaluation.regression;

import io.lamina.evaluation.metric.Score;
import io.lamina.setting.Kind;

/**
 * The root of the mean squared error, in the unit of the target; 0 is perfect. scikit-learn: {@code mean_squared_error} with
 * {@code squared=False}.
 */
@Kind(formula = "√(mean of (y - ŷ)²)", use = "As mse, in the unit of the target: the typical size of an error.")
public record Rmse() implements RegressionMetric {
    @Override
    public boolean greaterIsBetter() {
        return false;
    }

    @Override
    public Score of(ValuePredictions predictions) {
        return Score.of(Math.sqrt(predictions.meanSquare(0)));
    }
}
