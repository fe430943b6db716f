package io.lamina.evaluation.regression;

import io.lamina.evaluation.metric.Score;
import io.lamina.setting.Kind;

/**
 * The part of the variance that the predictions explain: as {@link R2}, but a constant offset of all predictions costs nothing.
 * scikit-learn: {@code explained_variance_score} with {@code force_finite=False}.
 *
 * <p>Where we differ: undefined if all true values are equal, whether the predictions are right or not.
 */
@Kind(
        formula = "1 - variance(y - ŷ) / variance(y)",
        use = "Beside r2: the gap between the two is what a constant offset costs.")
public record ExplainedVariance() implements RegressionMetric {
    @Override
    public boolean greaterIsBetter() {
        return true;
    }

    /** Each output has an offset of its own; r2 says enough of several. */
    @Override
    public boolean appliesTo(int outputs) {
        return outputs == 1;
    }

    @Override
    public Score of(ValuePredictions predictions) {
        double variance = predictions.varianceOfActual();
        if (variance == 0) {
            return Score.undefined("all true values are equal");
        }
        double offset = predictions.meanResidual();
        double unexplained = predictions.meanSquare(offset);
        return Score.of(1 - unexplained / variance);
    }
}
