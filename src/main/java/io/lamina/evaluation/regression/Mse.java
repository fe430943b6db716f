package io.lamina.evaluation.regression;

import io.lamina.evaluation.metric.Score;
import io.lamina.setting.Kind;

/**
 * The mean squared error, in the square of the unit of the target; 0 is perfect. scikit-learn: {@code mean_squared_error}.
 */
@Kind(
        formula = "mean of (y - ŷ)²",
        use = "When large errors hurt more than in proportion; what a network trained on mean_squared_error minimises.")
public record Mse() implements RegressionMetric {
    @Override
    public boolean greaterIsBetter() {
        return false;
    }

    @Override
    public Score of(ValuePredictions predictions) {
        return Score.of(predictions.meanSquare(0));
    }
}
