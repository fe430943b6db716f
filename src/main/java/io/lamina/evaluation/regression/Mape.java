package io.lamina.evaluation.regression;

import io.lamina.evaluation.metric.Score;
import io.lamina.setting.Kind;

/**
 * The mean absolute percentage error, as a share: 0.1 is 10 %; 0 is perfect. scikit-learn: {@code mean_absolute_percentage_error}.
 *
 * <p>Where we differ: undefined if a true value is 0; scikit-learn divides by 2⁻⁵² there.
 */
@Kind(
        formula = "mean of |y - ŷ| / |y|",
        use = "For positive targets whose errors matter in proportion; misleading where true values come near 0.")
public record Mape() implements RegressionMetric {
    @Override
    public boolean greaterIsBetter() {
        return false;
    }

    /** Inputs of an autoencoder are scaled around 0, where a percentage says nothing. */
    @Override
    public boolean appliesTo(int outputs) {
        return outputs == 1;
    }

    @Override
    public Score of(ValuePredictions predictions) {
        double sum = 0;
        long rows = 0;
        for (int row = 0; row < predictions.size(); row++) {
            int weight = predictions.weight(row);
            if (weight > 0 && predictions.actual(row) == 0) {
                return Score.undefined("a true value is 0");
            }
            sum += weight == 0 ? 0 : weight * Math.abs(predictions.residual(row) / predictions.actual(row));
            rows += weight;
        }
        return Score.of(sum / rows);
    }
}
