package io.lamina.table.preprocessing;

import io.lamina.table.Column;
import io.lamina.table.LabelColumn;
import io.lamina.table.Table;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows that remain where {@code drop_row} is said: those with a value in each of its columns. Columns that are left out anyway do not
 * count, nor do those that never vary.
 *
 * @param rows ascending
 * @param droppedCount rows that are left out
 * @param columns the columns in which they lack a value
 */
@SuppressWarnings("ArrayRecordComponent") // Row numbers by the million; nobody compares them.
public record MissingRows(int[] rows, int droppedCount, List<String> columns) {
    /**
     * Looks at every row once per column that drops rows.
     *
     * @throws TableException if no row remains
     */
    public static MissingRows of(Table table, Features features, PreprocessingSpec spec) {
        int[] all = IntStream.range(0, table.rowCount()).toArray();
        List<Column> dropping = features.columns().stream()
                .filter(name -> spec.missingOf(name).dropsRows())
                .map(table::column)
                .filter(column -> Usability.leftOut(column, features, spec).isEmpty() && varies(column))
                .filter(column -> Arrays.stream(all).anyMatch(column::isMissing))
                .toList();
        List<String> names = dropping.stream().map(Column::name).toList();
        int[] rows = dropping.isEmpty()
                ? all
                : Arrays.stream(all)
                        .filter(row -> dropping.stream().noneMatch(column -> column.isMissing(row)))
                        .toArray();
        if (rows.length == 0) {
            throw new TableException(TableError.ofTable(
                    "drop_row leaves no row: every row lacks a value in one of " + String.join(", ", names)));
        }
        return new MissingRows(rows, all.length - rows.length, names);
    }

    private static boolean varies(Column column) {
        if (column instanceof LabelColumn labels) {
            return labels.labels().size() > 1;
        }
        double[] known = IntStream.range(0, column.rowCount())
                .mapToDouble(column::number)
                .filter(number -> !Double.isNaN(number))
                .distinct()
                .limit(2)
                .toArray();
        return known.length == 2;
    }
}
