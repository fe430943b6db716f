package io.lamina.table.scaling;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import java.util.stream.IntStream;

/**
 * The rank of a value among the training values, as {@link QuantileScale} computes it from at most {@value #MOST_QUANTILES} of their
 * quantiles, however many rows there are.
 *
 * @param quantiles quantiles kept, at evenly spaced probabilities from 0 to 1; no more than there are training values
 * @param distribution what the training values become
 */
@Kind(
        formula = "y = rank(x) in [0, 1], or the normal deviate of that rank",
        use =
                "For heavily skewed columns, such as incomes or counts: equal shares of the rows get equal room; outliers lose"
                        + " their distance.")
public record Quantile(
        @Setting(
                doc = "Quantiles kept; no more than there are training values.",
                defaultValue = "" + Quantile.MOST_QUANTILES,
                min = 2,
                max = Quantile.MOST_QUANTILES)
        int quantiles,

        @Setting(doc = "What the training values become: even in [0, 1], or normal.", defaultValue = "\"uniform\"")
        OutputDistribution distribution)
        implements NumericPreprocessing {
    /** The default and the most, as in scikit-learn's {@code QuantileTransformer}. */
    static final int MOST_QUANTILES = 1_000;

    /** Checks the range. */
    public Quantile {
        if (quantiles < 2 || quantiles > MOST_QUANTILES) {
            throw new IllegalArgumentException("quantiles must be from 2 to " + MOST_QUANTILES + ", got " + quantiles);
        }
    }

    @Override
    public FittedScale fit(double[] sorted) {
        int count = Math.min(quantiles, sorted.length);
        return new QuantileScale(
                IntStream.range(0, count)
                        .mapToObj(i -> SortedValues.quantile(sorted, i, Math.max(1, count - 1)))
                        .toList(),
                distribution);
    }
}
