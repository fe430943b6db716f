package io.lamina.table.profile;

import io.lamina.table.ColumnType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in a column. Statistics are of the known cells; those of numbers are null, or empty, unless the column is numeric and
 * has a known cell.
 *
 * @param name the name in the header
 * @param type what the cells mean
 * @param missingCount cells without a value
 * @param distinctCount distinct known values: of numbers by value, of all else by text
 * @param min smallest number
 * @param max largest number
 * @param mean arithmetic mean
 * @param standardDeviation with n − 1 in the denominator; null for a single value
 * @param quantiles at the probabilities {@link Quantile#PROBABILITIES}, linear between neighbours (type 7 of Hyndman and Fan, 1996)
 * @param histogram counts in equal steps from min to max; null unless numeric
 * @param earliest first moment of a datetime column, as its text; else null
 * @param latest last moment of a datetime column, as its text; else null
 * @param topValues the most frequent values, most frequent first, ties in the order of their first row (numbers: ascending)
 * @param approximate whether figures come from a sketch; false: all are exact
 */
public record ColumnProfile(
        String name,
        ColumnType type,
        long missingCount,
        long distinctCount,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable Double mean,
        @Nullable Double standardDeviation,
        List<Quantile> quantiles,
        @Nullable Histogram histogram,
        @Nullable String earliest,
        @Nullable String latest,
        List<ValueCount> topValues,
        boolean approximate) {
    /** Copies the lists. */
    public ColumnProfile {
        quantiles = List.copyOf(quantiles);
        topValues = List.copyOf(topValues);
    }
}
