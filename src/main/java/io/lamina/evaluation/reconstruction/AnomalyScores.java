package io.lamina.evaluation.reconstruction;

import io.lamina.evaluation.distribution.DistributionQuantile;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.Arrays;
import java.util.List;

/**
 * The anomaly scores of many rows in a few numbers. A row's score is the mean over its inputs of (input − reconstruction)², in scaled
 * units: 0 if it is reconstructed to the digit, about 1 if no better than by the mean of the training rows.
 *
 * @param mean over the rows
 * @param max the score of the oddest row
 * @param quantiles at the shares that serve as thresholds, ascending
 */
@Described("The anomaly scores of these rows; those of rows that were not trained on serve as thresholds for new rows.")
public record AnomalyScores(
        @Setting(doc = "Mean over the rows.") double mean,
        @Setting(doc = "Score of the oddest row.") double max,

        @Setting(doc = "What a half, 90, 95 and 99 % of the rows do not exceed.")
        List<DistributionQuantile> quantiles) {
    private static final List<Double> PROBABILITIES = List.of(0.5, 0.9, 0.95, 0.99);

    public AnomalyScores {
        quantiles = List.copyOf(quantiles);
    }

    /** @param scores one a row, at least one; sorted in place */
    static AnomalyScores of(double[] scores) {
        double mean = Arrays.stream(scores).sum() / scores.length;
        Arrays.sort(scores);
        return new AnomalyScores(mean, scores[scores.length - 1], DistributionQuantile.of(scores, PROBABILITIES));
    }
}
