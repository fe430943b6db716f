package io.lamina.table.profile;

import io.lamina.table.Codes;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.LabelColumn;
import io.lamina.table.Scratch;
import io.lamina.table.Table;
import io.lamina.table.TableWarning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Describes tables. Every figure is exact, but for the distinct count and the most frequent values of more than
 * {@value NumberStatistics#EXACT_ROWS} numbers, which may come from a {@link NumberSketch}. Columns are described on several cores.
 */
public final class Profiler {
    private static final int TOP_VALUES = 10;

    private Profiler() {}

    /**
     * Describes a table; the warnings of reading come before those that are found here.
     *
     * @param scratch where there is room for 8 bytes a row; null: on the heap
     */
    public static TableProfile profile(Table table, List<TableWarning> warningsOfReading, @Nullable Scratch scratch) {
        ForkJoinTask<Integer> duplicates = ForkJoinTask.adapt(() -> DuplicateRows.count(table, scratch));
        List<ForkJoinTask<ColumnProfile>> described = table.columns().stream()
                .map(column -> ForkJoinTask.adapt(() -> profile(column)))
                .toList();
        ForkJoinTask.invokeAll(
                Stream.concat(Stream.of(duplicates), described.stream()).toList());
        List<ColumnProfile> columns = described.stream().map(ForkJoinTask::join).toList();
        List<TableWarning> warnings = new ArrayList<>(warningsOfReading);
        warnings.addAll(ProfileWarnings.of(table, columns, duplicates.join()));
        return new TableProfile(table.rowCount(), columns, warnings);
    }

    private static ColumnProfile profile(Column column) {
        return column.type() == ColumnType.NUMERIC ? profileNumbers(column) : profileLabels((LabelColumn) column);
    }

    private static ColumnProfile profileNumbers(Column column) {
        NumberStatistics numbers = NumberStatistics.of(column);
        boolean some = numbers.known() > 0;
        return new ColumnProfile(
                column.name(),
                column.type(),
                column.rowCount() - numbers.known(),
                numbers.distinct(),
                some ? numbers.min() : null,
                some ? numbers.max() : null,
                some ? numbers.mean() : null,
                some ? numbers.standardDeviation() : null,
                some ? numbers.quantiles(Quantile.PROBABILITIES) : List.of(),
                some ? numbers.histogram(Histogram.STEPS) : null,
                null,
                null,
                some ? numbers.top(TOP_VALUES) : List.of(),
                numbers.isApproximate());
    }

    private static ColumnProfile profileLabels(LabelColumn column) {
        long[] counts = new long[column.labels().size()];
        long missing = 0;
        for (int row = 0; row < column.rowCount(); row++) {
            int code = column.code(row);
            if (code == Codes.MISSING) {
                missing++;
            } else {
                counts[code]++;
            }
        }
        List<ValueCount> top = MostFrequent.of(counts, TOP_VALUES)
                .mapToObj(code -> new ValueCount(column.labels().get(code), counts[code]))
                .toList();
        boolean dated = column.type() == ColumnType.DATETIME;
        return new ColumnProfile(
                column.name(),
                column.type(),
                missing,
                counts.length,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                dated ? extreme(column, Comparator.naturalOrder()) : null,
                dated ? extreme(column, Comparator.reverseOrder()) : null,
                top,
                false);
    }

    private static @Nullable String extreme(LabelColumn column, Comparator<Double> order) {
        return IntStream.range(0, column.labels().size())
                .boxed()
                .min(Comparator.comparing(column::numberOfLabel, order))
                .map(column.labels()::get)
                .orElse(null);
    }
}
