package io.lamina.evaluation;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One metric over the folds of a cross-validation: {@code mean = Σ x_i / n} and {@code standardDeviation = √(Σ (x_i − mean)² / (n −
 * 1))}, the sample's, over the n folds in which the metric is defined.
 *
 * <p>The deviation says how much the score moves from fold to fold. It is no standard error of the mean: folds share training rows,
 * so their scores are not independent (Bengio, Grandvalet, 2004).
 *
 * @param mean null if no fold has a value
 * @param standardDeviation null if fewer than two folds have one
 * @param folds how many have one
 */
@Described("One metric over the folds of a cross-validation.")
public record AcrossFolds(
        @Setting(doc = "Its mean over the folds where it is defined; null if it is in none.", defaultValue = "null")
        @Nullable
        Double mean,

        @Setting(
                doc = "Its sample standard deviation (n - 1) over those folds; null if they are fewer than two.",
                defaultValue = "null")
        @Nullable
        Double standardDeviation,

        @Setting(doc = "Folds where it is defined; the evaluation of each other says why it is not.", min = 0)
        int folds) {
    /** Of one value per fold, null where it is undefined. */
    public static AcrossFolds of(Collection<@Nullable Double> values) {
        double[] defined = values.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (defined.length == 0) {
            return new AcrossFolds(null, null, 0);
        }
        // Divided first: a sum of large values may leave the range of a double though their mean does not.
        double mean = 0;
        for (double value : defined) {
            mean += value / defined.length;
        }
        double squares = 0;
        for (double value : defined) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = Math.sqrt(squares / (defined.length - 1));
        return new AcrossFolds(finite(mean), defined.length < 2 ? null : finite(deviation), defined.length);
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
