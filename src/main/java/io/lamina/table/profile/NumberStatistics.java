package io.lamina.table.profile;

import io.lamina.table.Column;
import io.lamina.table.LabelColumn;
import io.lamina.table.NumberColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of the numbers of a column; all but {@link #known} and {@link #distinct} need one. */
sealed interface NumberStatistics permits NumberSummary, NumberSketch {
    /** Up to so many rows everything is exact. */
    int EXACT_ROWS = 1_000_000;

    static NumberStatistics of(Column column) {
        return switch (column) {
            case LabelColumn labels -> NumberSummary.of(labels);
            case NumberColumn numbers ->
                numbers.rowCount() > EXACT_ROWS ? NumberSketch.of(numbers) : NumberSummary.of(numbers);
        };
    }

    /** How many cells have a number. */
    long known();

    /** How many different numbers there are. */
    long distinct();

    double min();

    double max();

    /** The mean, each value divided before it is added, so that large ones do not overflow. */
    double mean();

    /** The square root of the sum of squared deviations over n − 1; null for one value or beyond the range of a double. */
    @Nullable
    Double standardDeviation();

    /** The quantiles at ascending probabilities: h = (n − 1) p, linear between the values of rank ⌊h⌋ and ⌊h⌋ + 1. */
    List<Quantile> quantiles(List<Double> probabilities);

    Histogram histogram(int steps);

    /** The most frequent numbers, most frequent first, ties ascending. */
    List<ValueCount> top(int limit);

    /** Whether something comes from a sketch. */
    boolean isApproximate();
}
