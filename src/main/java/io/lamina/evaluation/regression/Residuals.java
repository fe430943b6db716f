package io.lamina.evaluation.regression;

import io.lamina.evaluation.distribution.DistributionQuantile;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.List;

/**
 * How predictions miss: the distribution of the residuals y - ŷ, positive where the prediction is too low, and predicted values beside true
 * ones. One value a row.
 *
 * @param mean the bias: above 0 if predictions are too low on the whole
 * @param quantiles of the residuals, in the unit of the target, ascending
 * @param bins rows by predicted value, ascending, of about the same number of rows each
 */
@Described("How predictions miss: residuals are true minus predicted values, in the unit of the target.")
public record Residuals(
        @Setting(doc = "Mean residual: above 0 if predictions are too low on the whole.")
        double mean,

        @Setting(
                doc = "What a share of the residuals does not exceed; the first is the smallest, the last the largest.")
        List<DistributionQuantile> quantiles,

        @Setting(doc = "Rows by predicted value, at most 20 bins of about the same number of rows.")
        List<PredictionBin> bins) {
    private static final List<Double> PROBABILITIES = List.of(0.0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1.0);

    public Residuals {
        quantiles = List.copyOf(quantiles);
        bins = List.copyOf(bins);
    }

    /** Measures, in O(n log n). */
    public static Residuals of(ValuePredictions predictions) {
        return new Residuals(
                predictions.meanResidual(),
                DistributionQuantile.of(predictions.sortedResiduals(residual -> residual), PROBABILITIES),
                PredictionBin.of(predictions));
    }
}
