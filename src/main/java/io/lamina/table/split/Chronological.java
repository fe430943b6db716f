package io.lamina.table.split;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import io.lamina.table.Table;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import io.lamina.table.split.Split.Part;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Learns from the past and checks on what came later: the latest rows are the test, those before them the validation part.
 *
 * <p>Of n rows, {@code round(n · fraction)} and at least one are wanted for each part whose fraction is above 0. Rows of one time are
 * never divided: those of the time at a border all go to the later part, which is then larger than wanted.
 */
@Kind(
        formula =
                "training < validation < test in time; test = the latest round(n · testFraction) rows, validation those before",
        use =
                "When rows have an order in time and new ones will be later than all of these: no score profits from the future.")
public record Chronological(
        @Setting(
                doc =
                        "Column of dates or numbers that says when a row happened; null: rows are in the order of the file.",
                defaultValue = "null",
                min = 1,
                example = "\"date\"")
        @Nullable
        String timeColumn,

        @Setting(
                doc = "Share of the rows, the latest before the test, to stop early by and to score on.",
                defaultValue = "" + PartFractions.DEFAULT_VALIDATION,
                min = 0,
                max = 1,
                exclusiveMax = true)
        double validationFraction,

        @Setting(
                doc = "Share of the rows, the latest of all, that only the final score sees.",
                defaultValue = "0.0",
                min = 0,
                max = 1,
                exclusiveMax = true)
        double testFraction)
        implements ValidationStrategy {
    /** Checks that something is left to train on. */
    public Chronological {
        PartFractions.check(validationFraction, testFraction);
    }

    /** The usual shares by a column of times, or by the order of rows. */
    public static Chronological by(@Nullable String timeColumn) {
        return new Chronological(timeColumn, PartFractions.DEFAULT_VALIDATION, 0);
    }

    @Override
    public Map<String, String> columns() {
        return timeColumn == null ? Map.of() : Map.of("timeColumn", timeColumn);
    }

    @Override
    public List<Split> splits(Table table, int[] rows, int @Nullable [] classes, long seed) {
        int[] ascending = rows.clone();
        Arrays.sort(ascending);
        double[] times = RowTimes.of(table, timeColumn, ascending);
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        double testFrom = border(sorted, sorted.length, PartFractions.rows(rows.length, testFraction));
        int earlier = countBefore(sorted, testFrom);
        double validationFrom = border(sorted, earlier, PartFractions.rows(rows.length, validationFraction));
        if (countBefore(sorted, Math.min(validationFrom, testFrom)) == 0) {
            throw new TableException(TableError.ofTable("the " + rows.length
                    + " rows with a known target have too few different times to keep the latest back and train on"
                    + " earlier ones"));
        }
        return List.of(Split.of(
                ascending,
                i -> times[i] >= testFrom ? Part.TEST : times[i] >= validationFrom ? Part.VALIDATION : Part.TRAINING));
    }

    /** Where a part of the last {@code wanted} of the first {@code end} times begins; beyond all times if none are wanted. */
    private static double border(double[] sorted, int end, int wanted) {
        return wanted == 0 ? Double.POSITIVE_INFINITY : sorted[Math.clamp(end - wanted, 0, sorted.length - 1)];
    }

    private static int countBefore(double[] sorted, double time) {
        int at = Arrays.binarySearch(sorted, time);
        int count = at >= 0 ? at : -at - 1;
        while (count > 0 && sorted[count - 1] >= time) {
            count--;
        }
        return count;
    }
}
