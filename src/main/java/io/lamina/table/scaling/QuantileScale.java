package io.lamina.table.scaling;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import java.util.List;

/**
 * The rank of a value among quantiles q[0 … n−1] at the probabilities i / (n − 1): linear between neighbours; where several quantiles
 * are equal, the mean of their first and last rank; 0 up to q[0] and 1 from q[n−1] on. Under {@link OutputDistribution#NORMAL} the rank
 * p becomes Φ⁻¹(p), held within ±{@value #LARGEST_DEVIATE}.
 *
 * <p>As scikit-learn's {@code QuantileTransformer}, whose numbers a test reproduces. Where we differ: it takes values within 1e-7 of
 * an end for the end, in whatever unit, here only the ends themselves are; and its quantiles may miss a value that lies exactly at one
 * of their ranks by a rounding error, which moves the rank of all rows with that value.
 *
 * @param quantiles ascending, at least one
 */
@Kind(formula = "y = rank of x among the quantiles, or its normal deviate", use = "What quantile becomes once fitted.")
public record QuantileScale(
        @Setting(
                doc = "Quantiles of the training values at evenly spaced probabilities, ascending.",
                min = 1,
                max = 1_000)
        List<Double> quantiles,

        @Setting(doc = "What the training values become.") OutputDistribution distribution)
        implements FittedScale {
    /** Φ⁻¹(1 − 1e-7). */
    private static final double LARGEST_DEVIATE = 5.199337582605575;

    /** Checks the order. */
    public QuantileScale {
        quantiles = List.copyOf(quantiles);
        if (quantiles.isEmpty()) {
            throw new IllegalArgumentException("quantiles must hold at least one number");
        }
        for (int i = 0; i < quantiles.size(); i++) {
            double quantile = quantiles.get(i);
            if (!Double.isFinite(quantile) || (i > 0 && quantile < quantiles.get(i - 1))) {
                throw new IllegalArgumentException(
                        "quantiles must be finite and ascending, got " + quantile + " at position " + i);
            }
        }
    }

    @Override
    public double apply(double value) {
        double rank = rank(value);
        return distribution == OutputDistribution.UNIFORM
                ? rank
                : Math.clamp(NormalDistribution.quantile(rank), -LARGEST_DEVIATE, LARGEST_DEVIATE);
    }

    private double rank(double value) {
        int last = quantiles.size() - 1;
        if (value <= quantiles.getFirst()) {
            return 0;
        }
        if (value >= quantiles.getLast()) {
            return 1;
        }
        int notBelow = firstAtLeast(value);
        if (quantiles.get(notBelow) == value) {
            int above = firstAtLeast(Math.nextUp(value));
            return (notBelow + above - 1) / (2.0 * last);
        }
        double lower = quantiles.get(notBelow - 1);
        double share = (value - lower) / (quantiles.get(notBelow) - lower);
        return (notBelow - 1 + share) / last;
    }

    /** The index of the first quantile that is not below {@code value}, which is at most the last of them. */
    private int firstAtLeast(double value) {
        int from = 0;
        int to = quantiles.size() - 1;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (quantiles.get(middle) < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** Linear between the quantiles; beyond the ranks 0 and 1 the first and the last. */
    @Override
    public double invert(double scaled) {
        boolean normal = distribution == OutputDistribution.NORMAL;
        if (scaled <= (normal ? -LARGEST_DEVIATE : 0)) {
            return quantiles.getFirst();
        }
        if (scaled >= (normal ? LARGEST_DEVIATE : 1)) {
            return quantiles.getLast();
        }
        double place = (normal ? NormalDistribution.cumulative(scaled) : scaled) * (quantiles.size() - 1);
        int lower = (int) place;
        double share = place - lower;
        double upper = quantiles.get(Math.min(lower + 1, quantiles.size() - 1));
        return quantiles.get(lower) * (1 - share) + upper * share;
    }
}
