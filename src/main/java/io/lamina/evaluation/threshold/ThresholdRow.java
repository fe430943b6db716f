package io.lamina.evaluation.threshold;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import org.jspecify.annotations.Nullable;

/**
 * What predictions with one threshold come to.
 *
 * @param threshold rows of at least this probability are predicted as positive
 * @param precision tp / (tp + fp); null if no row is predicted as positive
 * @param recall tp / (tp + fn); null if no row is positive
 * @param specificity tn / (tn + fp); null if every row is positive
 * @param f1 2 tp / (2 tp + fp + fn); null if no row is positive or predicted as positive
 */
@Described("What predictions with one threshold come to.")
public record ThresholdRow(
        @Setting(doc = "Rows of at least this probability are predicted as positive.")
        double threshold,

        @Setting(doc = "Positive rows predicted as positive.")
        long truePositives,

        @Setting(doc = "Negative rows predicted as positive.")
        long falsePositives,

        @Setting(doc = "Positive rows predicted as negative.")
        long falseNegatives,

        @Setting(doc = "Negative rows predicted as negative.")
        long trueNegatives,

        @Setting(doc = "Null if no row is predicted as positive.") @Nullable
        Double precision,

        @Setting(doc = "Null if no row is positive.") @Nullable
        Double recall,

        @Setting(doc = "Null if every row is positive.") @Nullable
        Double specificity,

        @Setting(doc = "Null if no row is positive or predicted as positive.") @Nullable
        Double f1) {
    static ThresholdRow of(double threshold, BinaryCounts counts) {
        long predicted = counts.truePositives() + counts.falsePositives();
        return new ThresholdRow(
                threshold,
                counts.truePositives(),
                counts.falsePositives(),
                counts.falseNegatives(),
                counts.trueNegatives(),
                ratio(counts.truePositives(), predicted),
                ratio(counts.truePositives(), counts.positives()),
                ratio(counts.trueNegatives(), counts.negatives()),
                ratio(2 * counts.truePositives(), predicted + counts.positives()));
    }

    private static @Nullable Double ratio(long numerator, long denominator) {
        return denominator == 0 ? null : (Double) ((double) numerator / denominator);
    }
}
