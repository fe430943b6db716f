package io.lamina.table.split;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import io.lamina.table.Table;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chronological cross-validation: fold f learns from all that came before block f and is scored on that block, so that no fold trains
 * on the future. As scikit-learn's {@code TimeSeriesSplit}, but rows of one time are never divided.
 *
 * <p>In time, the n rows are cut into k + 1 blocks of about {@code n / (k + 1)}; a border inside a run of equal times moves to the
 * start of the next time. The first block is never scored.
 */
@Kind(
        formula = "fold f of k: training = the first f of k + 1 blocks in time, test = the next one",
        use = "A score with its spread for rows that have an order in time, each from the past alone.")
public record ExpandingWindow(
        @Setting(
                doc = "Blocks to score, each by a network of its own.",
                defaultValue = "5",
                min = 2,
                max = CrossValidation.MOST_PARTS)
        int folds,

        @Setting(
                doc =
                        "Column of dates or numbers that says when a row happened; null: rows are in the order of the file.",
                defaultValue = "null",
                min = 1,
                example = "\"date\"")
        @Nullable
        String timeColumn,

        @Setting(
                doc = "Share of a fold's training rows, the latest of them, that it stops early by; auto: "
                        + CrossValidation.DEFAULT_VALIDATION_FRACTION
                        + " of 1000 rows and more where early stopping watches them, else 0.",
                defaultValue = "null",
                nullWords = "auto",
                min = 0,
                max = 1,
                exclusiveMax = true)
        @Nullable
        Double validationFraction)
        implements ValidationStrategy, CrossValidation {
    /** Checks that there are blocks to score. */
    public ExpandingWindow {
        if (folds < 2 || folds > MOST_PARTS) {
            throw new IllegalArgumentException("folds must be from 2 to " + MOST_PARTS + ", got " + folds);
        }
        PartFractions.checkInner(validationFraction);
    }

    @Override
    public int parts() {
        return folds;
    }

    @Override
    public int repeats() {
        return 1;
    }

    @Override
    public ValidationStrategy withValidationFraction(double fraction) {
        return new ExpandingWindow(folds, timeColumn, fraction);
    }

    @Override
    public Map<String, String> columns() {
        return timeColumn == null ? Map.of() : Map.of("timeColumn", timeColumn);
    }

    @Override
    public List<Split> splits(Table table, int[] rows, int @Nullable [] classes, long seed) {
        LearnedRows all = LearnedRows.ascending(rows, classes);
        double[] times = RowTimes.of(table, timeColumn, all.rows());
        double[] borders = borders(times);
        return new SplitList(folds, fold -> split(table, all, times, borders[fold], borders[fold + 1], seed));
    }

    /** Where each scored block begins, and beyond the last one; ascending. */
    private double[] borders(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        double[] borders = new double[folds + 1];
        double before = sorted.length == 0 ? Double.POSITIVE_INFINITY : sorted[0];
        for (int block = 0; block < folds; block++) {
            int at = (int) ((block + 1L) * sorted.length / (folds + 1));
            while ((at < sorted.length && sorted[at] <= before) || isInsideRun(sorted, at)) {
                at++;
            }
            if (at >= sorted.length) {
                throw new TableException(TableError.ofTable("the " + times.length
                        + " rows with a known target have too few different times for " + folds + " folds"));
            }
            borders[block] = sorted[at];
            before = sorted[at];
        }
        borders[folds] = Double.POSITIVE_INFINITY;
        return borders;
    }

    private static boolean isInsideRun(double[] sorted, int at) {
        return at > 0 && at < sorted.length && sorted[at] == sorted[at - 1];
    }

    private Split split(Table table, LearnedRows all, double[] times, double from, double to, long seed) {
        boolean[] past = new boolean[times.length];
        boolean[] scored = new boolean[times.length];
        for (int i = 0; i < times.length; i++) {
            past[i] = times[i] < from;
            scored[i] = times[i] >= from && times[i] < to;
        }
        double fraction = validationFraction == null ? 0 : validationFraction;
        ValidationStrategy inner = fraction == 0 ? new None() : new Chronological(timeColumn, fraction, 0);
        return all.where(past, true).scoredOn(all.where(scored, true), inner, table, seed);
    }
}
