package io.lamina.table.forecast;

import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.Table;
import io.lamina.table.TableWarning;
import io.lamina.table.split.RowGroups;
import io.lamina.table.split.RowTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Rows in the order in which they follow one another: series by series, in each by time, and rows of one time as they stand in the file.
 * A position counts from 0 through all series; a run is a stretch of one series in which no step is longer than allowed. Immutable.
 *
 * <p>The usual step is the median of the steps in time that are not 0. A step of more than {@value #GAP} of them is a gap.
 */
public final class Series {
    /** Months differ by a tenth, so a little more than the usual step is no gap. */
    private static final double GAP = 1.5;

    private static final double DAY = 86_400;

    private final int[] rows;
    private final int[] runs;
    private final List<Integer> calendar;
    private final List<TableWarning> warnings;

    private Series(int[] rows, int[] runs, List<Integer> calendar, List<TableWarning> warnings) {
        this.rows = rows;
        this.runs = runs;
        this.calendar = List.copyOf(calendar);
        this.warnings = List.copyOf(warnings);
    }

    /**
     * Puts rows in order.
     *
     * @param candidates the rows of the series, ascending
     * @throws io.lamina.table.TableException if a column does not exist, times are neither dates nor numbers, or a row lacks its time or group
     */
    public static Series of(Table table, int[] candidates, ForecastSpec spec) {
        double[] times = RowTimes.of(table, spec.timeColumn(), candidates);
        int[] groups = spec.groupColumn() == null
                ? new int[candidates.length]
                : RowGroups.of(table.column(spec.groupColumn()), candidates).index();
        int[] order = order(groups, times);
        double[] steps = new double[order.length];
        for (int at = 0; at < order.length; at++) {
            boolean first = at == 0 || groups[order[at]] != groups[order[at - 1]];
            steps[at] = first ? Double.NaN : times[order[at]] - times[order[at - 1]];
        }
        double usual = usual(steps);
        double longest = spec.maxGap() == null ? Double.POSITIVE_INFINITY : spec.maxGap() * usual;
        int[] runs = new int[order.length];
        for (int at = 0; at < order.length; at++) {
            runs[at] = steps[at] <= longest ? runs[at - 1] : at;
        }
        int[] rows = Arrays.stream(order).map(i -> candidates[i]).toArray();
        boolean dates =
                spec.timeColumn() != null && table.column(spec.timeColumn()).type() == ColumnType.DATETIME;
        return new Series(rows, runs, dates ? calendar(usual) : List.of(), warnings(spec, steps, usual));
    }

    /** Indices by group, then time, then as they stand; mostly they stand so already. */
    private static int[] order(int[] groups, double[] times) {
        boolean ordered = IntStream.range(1, times.length)
                .allMatch(i -> groups[i - 1] < groups[i] || (groups[i - 1] == groups[i] && times[i - 1] <= times[i]));
        return ordered
                ? IntStream.range(0, times.length).toArray()
                : IntStream.range(0, times.length)
                        .boxed()
                        .sorted(Comparator.<Integer>comparingInt(i -> groups[i])
                                .thenComparingDouble(i -> times[i] + 0.0))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    private static double usual(double[] steps) {
        double[] sorted = Arrays.stream(steps).filter(step -> step > 0).sorted().toArray();
        return sorted.length == 0 ? Double.POSITIVE_INFINITY : sorted[(sorted.length - 1) / 2];
    }

    /** Days, weeks and years in usual steps, where they are more than one. */
    private static List<Integer> calendar(double usual) {
        return DoubleStream.of(DAY, 7 * DAY, 365.25 * DAY)
                .map(seconds -> Math.rint(seconds / usual))
                .filter(steps -> steps > 1 && steps < Integer.MAX_VALUE)
                .mapToObj(steps -> (int) steps)
                .toList();
    }

    private static List<TableWarning> warnings(ForecastSpec spec, double[] steps, double usual) {
        List<TableWarning> warnings = new ArrayList<>();
        long repeated = Arrays.stream(steps).filter(step -> step == 0).count();
        if (repeated > 0) {
            warnings.add(new TableWarning(
                    "duplicate_times",
                    spec.timeColumn(),
                    repeated + (repeated == 1 ? " row has" : " rows have")
                            + " the time of the row before; they follow one another as in the file"
                            + (spec.groupColumn() == null
                                    ? "; are they of several series, which a groupColumn tells apart?"
                                    : "")));
        }
        double[] gaps = Arrays.stream(steps).filter(step -> step > GAP * usual).toArray();
        if (gaps.length > 0) {
            warnings.add(new TableWarning(
                    "time_gaps",
                    spec.timeColumn(),
                    "%d steps in time are longer than the usual one, the longest %.1f times; windows %s"
                            .formatted(
                                    gaps.length,
                                    Arrays.stream(gaps).max().orElse(0) / usual,
                                    spec.maxGap() == null
                                            ? "count rows and reach across, unless forecast.maxGap says how far"
                                            : "reach across steps of up to " + spec.maxGap() + " usual ones")));
        }
        return warnings;
    }

    /** How many rows there are, of all series. */
    int size() {
        return rows.length;
    }

    /** The row of the table at a position. */
    int row(int position) {
        return rows[position];
    }

    /** The position at which the run of a position begins. */
    int runOf(int position) {
        return runs[position];
    }

    /** The numbers of a column in the longest stretch of one run that is of the given rows alone; NaN where missing. */
    double[] longestStretch(Column column, int[] some) {
        BitSet wanted = new BitSet();
        Arrays.stream(some).forEach(wanted::set);
        int longest = 0;
        int end = 0;
        int length = 0;
        for (int at = 0; at < rows.length; at++) {
            boolean goesOn = length > 0 && runs[at] < at;
            length = wanted.get(rows[at]) ? (goesOn ? length + 1 : 1) : 0;
            if (length > longest) {
                longest = length;
                end = at + 1;
            }
        }
        double[] values = new double[longest];
        int from = end - longest;
        Arrays.setAll(values, i -> column.number(rows[from + i]));
        return values;
    }

    /** How many rows a day, a week and a year have, where times are dates and that is more than one. */
    List<Integer> calendar() {
        return calendar;
    }

    /**
     * Whether numbers or dates of a column only ever rise, or only ever fall, within each run of the given rows: a clock, such as a year
     * or a counter, whose later values are beyond those that were learned from.
     */
    public boolean isClock(Column column, int[] some) {
        boolean ordered = column.type() == ColumnType.NUMERIC || column.type() == ColumnType.DATETIME;
        BitSet wanted = new BitSet();
        Arrays.stream(some).forEach(wanted::set);
        boolean rises = false;
        boolean falls = false;
        double before = Double.NaN;
        for (int at = 0; at < rows.length && ordered && !(rises && falls); at++) {
            double number = column.number(rows[at]);
            if (runs[at] == at) {
                before = Double.NaN;
            }
            if (wanted.get(rows[at]) && !Double.isNaN(number)) {
                rises |= number > before;
                falls |= number < before;
                before = number;
            }
        }
        return rises != falls;
    }

    /** What is odd about the times: {@code duplicate_times}, {@code time_gaps}. */
    public List<TableWarning> warnings() {
        return warnings;
    }
}
