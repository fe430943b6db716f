package io.lamina.evaluation.distribution;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.List;

/**
 * The number that a share of the numbers does not exceed.
 *
 * @param probability the share, in [0, 1]
 * @param value interpolated between the two nearest numbers, as NumPy's {@code quantile} does
 */
@Described("The number that a share of the rows does not exceed.")
public record DistributionQuantile(
        @Setting(doc = "The share, from 0 to 1.") double probability,
        @Setting(doc = "The number.") double value) {
    /**
     * The quantile at one probability.
     *
     * @param sorted ascending, at least one
     */
    public static DistributionQuantile of(double[] sorted, double probability) {
        double place = probability * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return new DistributionQuantile(probability, sorted[below] + (place - below) * (sorted[above] - sorted[below]));
    }

    /** One for each probability, in their order. */
    public static List<DistributionQuantile> of(double[] sorted, List<Double> probabilities) {
        return probabilities.stream()
                .map(probability -> of(sorted, probability))
                .toList();
    }
}
