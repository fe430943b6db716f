package io.lamina.evaluation.comparison;

import io.lamina.evaluation.AcrossFolds;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The corrected resampled t-test of two models that were scored in the same folds: with the differences d₁ … d_k of their scores, mean d̄
 * and sample variance s², {@code t = d̄ / √((1/k + n_test / n_train) · s²)}, two-sided with k − 1 degrees of freedom.
 *
 * <p>Folds share training rows, so their differences are not independent, and the usual s² / k is too small; the second term makes up for
 * that. Source: Nadeau and Bengio 2003, "Inference for the generalization error", Machine Learning 52, eq. 8 (ρ = n_test / (n_test +
 * n_train)); for repeated cross-validation Bouckaert and Frank 2004.
 *
 * @param folds k, those of all repeats
 * @param meanDifference d̄, the first model's score less the second's
 * @param standardError √((1/k + n_test / n_train) · s²)
 * @param statistic t; null if it cannot be said
 * @param degreesOfFreedom k − 1
 * @param pValue how often two equally good models would differ at least as much; null if it cannot be said
 * @param undefinedBecause why it cannot; null if it can
 */
@Described("The corrected resampled t-test (Nadeau and Bengio) of two models in the same folds.")
public record ResampledTTest(
        @Setting(doc = "Folds, those of all repeats.", min = 2)
        int folds,

        @Setting(doc = "Mean over the folds of the first's score less the second's.")
        double meanDifference,

        @Setting(doc = "Its standard error, corrected for the training rows that folds share.", min = 0)
        double standardError,

        @Setting(doc = "Mean difference by standard error; null if that is 0.", defaultValue = "null") @Nullable
        Double statistic,

        @Setting(doc = "Folds less one.", min = 1) int degreesOfFreedom,

        @Setting(
                doc = "How often two equally good models would differ at least as much; null if it cannot be said.",
                defaultValue = "null")
        @Nullable
        Double pValue,

        @Setting(doc = "Why there is none; null if there is one.", defaultValue = "null") @Nullable
        String undefinedBecause) {
    /**
     * Compares the scores of the same folds.
     *
     * @param first the first model's score in each fold
     * @param second the second's, in the same order
     * @param testShare n_test / n_train, how many rows a fold is scored on for each that it learns from
     * @throws IllegalArgumentException if the folds are fewer than two or not the same, or the share is not positive
     */
    public static ResampledTTest of(List<Double> first, List<Double> second, double testShare) {
        if (first.size() != second.size() || first.size() < 2) {
            throw new IllegalArgumentException("both must have the scores of the same folds, two or more, got %d and %d"
                    .formatted(first.size(), second.size()));
        }
        if (!(testShare > 0 && Double.isFinite(testShare))) {
            throw new IllegalArgumentException("testShare must be positive and finite, got " + testShare);
        }
        int folds = first.size();
        List<@Nullable Double> differences = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            differences.add(first.get(fold) - second.get(fold));
        }
        AcrossFolds across = AcrossFolds.of(differences);
        Double mean = across.mean();
        Double deviation = across.standardDeviation();
        if (mean == null || deviation == null) {
            throw new IllegalArgumentException("scores must be finite, got " + first + " and " + second);
        }
        double error = Math.sqrt(1.0 / folds + testShare) * deviation;
        if (error == 0) {
            String reason = mean == 0
                    ? "both have the same score in every fold"
                    : "the difference is the same in every fold, so nothing says how much it varies";
            return new ResampledTTest(folds, mean, error, null, folds - 1, null, reason);
        }
        double statistic = mean / error;
        return new ResampledTTest(folds, mean, error, statistic, folds - 1, Tails.studentT(statistic, folds - 1), null);
    }
}
