package io.lamina.table.profile;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
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
@Described("What is in a column; statistics are of its known values.")
public record ColumnProfile(
        @Setting(doc = "The name in the header.") String name,
        @Setting(doc = "What its values mean.") ColumnType type,
        @Setting(doc = "Cells without a value.") long missingCount,

        @Setting(doc = "Distinct known values: of numbers by value, of all else by text.")
        long distinctCount,

        @Setting(doc = "Smallest number; null unless numeric with a known value.") @Nullable
        Double min,

        @Setting(doc = "Largest number; null unless numeric with a known value.") @Nullable
        Double max,

        @Setting(doc = "Arithmetic mean; null unless numeric with a known value.") @Nullable
        Double mean,

        @Setting(doc = "With n - 1 in the denominator; null unless numeric with two known values.") @Nullable
        Double standardDeviation,

        @Setting(doc = "Linear between neighbours; empty unless numeric with a known value.")
        List<Quantile> quantiles,

        @Setting(doc = "Counts in equal steps from min to max; null unless numeric with a known value.") @Nullable
        Histogram histogram,

        @Setting(doc = "First moment, as the file wrote it; null unless datetime with a known value.") @Nullable
        String earliest,

        @Setting(doc = "Last moment, as the file wrote it; null unless datetime with a known value.") @Nullable
        String latest,

        @Setting(
                doc =
                        "The most frequent values, most frequent first; can be empty if approximate, where no number makes up 0.05 % of the known"
                                + " ones.")
        List<ValueCount> topValues,

        @Setting(doc = "Whether figures come from a sketch; false: all are exact.")
        boolean approximate) {
    /** Copies the lists. */
    public ColumnProfile {
        quantiles = List.copyOf(quantiles);
        topValues = List.copyOf(topValues);
    }
}
