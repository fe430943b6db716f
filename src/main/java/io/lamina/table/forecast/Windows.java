package io.lamina.table.forecast;

import io.lamina.table.Column;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import io.lamina.table.split.Split;
import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The windows of series: {@code lags} rows that are known, then {@code horizon} rows whose targets are to be said. A window is named by
 * its origin, the {@linkplain Series position} of its last known row. Immutable, safe for any number of threads.
 *
 * <p>A window lies in one run. Each target to be said must be known, and so must one of the history's; windows for which that does not
 * hold are none. Missing values elsewhere in the history are imputed as in any row.
 */
public final class Windows {
    private final Series series;
    private final Column target;
    private final int lags;
    private final int horizon;
    private final int[] origins;

    /**
     * Finds the windows.
     *
     * @param target the column to forecast, numeric
     * @param spec with the lags chosen
     */
    public Windows(Series series, Column target, ForecastSpec spec) {
        this.series = series;
        this.target = target;
        this.lags = spec.chosenLags();
        this.horizon = spec.horizon();
        this.origins = IntStream.range(0, series.size()).filter(this::isWindow).toArray();
    }

    private boolean isWindow(int origin) {
        int last = origin + horizon;
        int first = origin - lags + 1;
        return first >= 0
                && last < series.size()
                && series.runOf(last) <= first
                && IntStream.rangeClosed(origin + 1, last).noneMatch(this::isMissing)
                && !IntStream.rangeClosed(first, origin).allMatch(this::isMissing);
    }

    private boolean isMissing(int position) {
        return target.isMissing(series.row(position));
    }

    private double value(int position) {
        return target.number(series.row(position));
    }

    /** How many windows there are, those that {@link #split} leaves out included. */
    public int count() {
        return origins.length;
    }

    /** How many rows a window looks back on. */
    public int lags() {
        return lags;
    }

    /** How many rows ahead are said. */
    public int horizon() {
        return horizon;
    }

    /**
     * Divides the windows as their rows are divided, so that nothing that is kept back is learned from.
     *
     * <p>A window belongs to the part that all rows it says are of. One that says rows of two parts is left out: its targets would be in
     * both. Training sees no other row at all, not even as history; validation looks back on training rows too, as a forecast does whose
     * past is known, but not on those of the test.
     *
     * @param parts of the rows of the table
     * @return origins
     * @throws TableException if the rows of a part hold no window
     */
    public Split split(Split parts) {
        BitSet training = bits(parts.training());
        BitSet validation = bits(parts.validation());
        BitSet test = bits(parts.test());
        int[] learned =
                where(origin -> saysOnly(origin, training) && looksOnlyBackOn(origin, row -> training.get(row)));
        int[] checked = where(origin -> saysOnly(origin, validation)
                && looksOnlyBackOn(origin, row -> training.get(row) || validation.get(row)));
        int[] scored = where(origin -> saysOnly(origin, test));
        requireWindows("training", parts.training().length, learned);
        requireWindows("validation", parts.validation().length, checked);
        requireWindows("test", parts.test().length, scored);
        return new Split(learned, checked, scored);
    }

    private static BitSet bits(int[] rows) {
        BitSet bits = new BitSet();
        for (int row : rows) {
            bits.set(row);
        }
        return bits;
    }

    private int[] where(IntPredicate belongs) {
        return Arrays.stream(origins).filter(belongs).toArray();
    }

    private boolean saysOnly(int origin, BitSet part) {
        return IntStream.rangeClosed(origin + 1, origin + horizon).allMatch(at -> part.get(series.row(at)));
    }

    private boolean looksOnlyBackOn(int origin, IntPredicate allowed) {
        return IntStream.rangeClosed(origin - lags + 1, origin).allMatch(at -> allowed.test(series.row(at)));
    }

    private void requireWindows(String part, int rowCount, int[] windows) {
        boolean wanted = rowCount > 0 || part.equals("training");
        if (wanted && windows.length == 0) {
            throw new TableException(
                    TableError.ofTable(("the %d rows of the %s part hold no window of %d rows back and %d ahead with"
                                    + " known targets; take fewer lags, a smaller horizon or other parts")
                            .formatted(rowCount, part, lags, horizon)));
        }
    }

    /** The rows that windows look back on: {@code lags} for each origin, the oldest first. */
    public int[] history(int[] some) {
        return rows(some, 1 - lags, lags);
    }

    /** The rows that windows say: {@code horizon} for each origin, the nearest first. */
    public int[] said(int[] some) {
        return rows(some, 1, horizon);
    }

    private int[] rows(int[] some, int from, int count) {
        int[] rows = new int[Math.multiplyExact(some.length, count)];
        Arrays.setAll(rows, i -> series.row(some[i / count] + from + i % count));
        return rows;
    }

    /** Every row that windows look back on or say, ascending, each once: what may be fitted to, if the windows are those of training. */
    public int[] rowsOf(int[] some) {
        BitSet rows = new BitSet();
        for (int origin : some) {
            for (int at = origin - lags + 1; at <= origin + horizon; at++) {
                rows.set(series.row(at));
            }
        }
        return rows.stream().toArray();
    }

    /** The last known target at or before each origin: what the naive forecast says of every row ahead. */
    public double[] lastKnown(int[] some) {
        return Arrays.stream(some).mapToDouble(this::lastKnown).toArray();
    }

    private double lastKnown(int origin) {
        int at = origin;
        while (isMissing(at)) {
            at--;
        }
        return value(at);
    }

    /**
     * What the seasonal naive forecast says: the target of the same place in the last season that is known before the origin; where the run
     * holds none, the last known target.
     *
     * @param season rows per season; 1: the naive forecast
     * @return {@code horizon} values for each origin
     */
    public double[] seasonalNaive(int[] some, int season) {
        double[] values = new double[Math.multiplyExact(some.length, horizon)];
        Arrays.setAll(values, i -> seasonalNaive(some[i / horizon], 1 + i % horizon, season));
        return values;
    }

    private double seasonalNaive(int origin, int step, int season) {
        long at = origin + step - (long) season * Math.ceilDiv(step, season);
        int begin = series.runOf(origin);
        while (at >= begin && isMissing((int) at)) {
            at -= season;
        }
        return at >= begin ? value((int) at) : lastKnown(origin);
    }

    /**
     * The mean absolute error of the seasonal naive forecast one season ahead over rows: {@code mean |yₜ − yₜ₋ₘ|}. Empty if no row has
     * another one season before it.
     *
     * <p>Source: Hyndman and Koehler, "Another look at measures of forecast accuracy", International Journal of Forecasting 22, 2006.
     *
     * @param rows those of training
     * @param season m, in rows
     */
    public OptionalDouble naiveError(int[] rows, int season) {
        BitSet known = bits(rows);
        return IntStream.range(season, series.size())
                .filter(at -> series.runOf(at) <= at - season
                        && known.get(series.row(at))
                        && known.get(series.row(at - season))
                        && !isMissing(at)
                        && !isMissing(at - season))
                .mapToDouble(at -> Math.abs(value(at) - value(at - season)))
                .average();
    }
}
