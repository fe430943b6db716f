package io.lamina.evaluation.regression;

import io.lamina.evaluation.metric.Score;
import io.lamina.setting.Kind;

/**
 * The coefficient of determination: how much better than always saying the mean; 1 is perfect, 0 as good as the mean of these
 * rows, negative worse. scikit-learn: {@code r2_score} with {@code force_finite=False}.
 *
 * <p>Of several values a row: the part of the variance of all of them, each around its own mean, that is predicted; scikit-learn's
 * {@code multioutput="variance_weighted"}.
 *
 * <p>Where we differ: the errors of an output whose true values are all equal count as well, and the score is undefined if all true values are equal, whether the predictions are right or not.
 */
@Kind(formula = "1 - Σ (y - ŷ)² / Σ (y - ȳ)²", use = "To compare models across targets of different units.")
public record R2() implements RegressionMetric {
    @Override
    public boolean greaterIsBetter() {
        return true;
    }

    @Override
    public Score of(ValuePredictions predictions) {
        double variance = predictions.varianceOfActual();
        if (variance == 0) {
            return Score.undefined("all true values are equal");
        }
        return Score.of(1 - predictions.meanSquare(0) / variance);
    }
}
