package io.lamina.service.training;

import io.lamina.table.Column;
import io.lamina.table.Table;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says in one sentence where two tables differ first, row by row. */
final class TableDifference {
    /** Most characters of a cell or of a list of columns that are worth showing. */
    private static final int LONGEST = 200;

    private TableDifference() {}

    /** Null: nowhere; the tables may still have been read from other bytes. */
    static @Nullable String first(Table expected, Table actual) {
        List<String> were = names(expected);
        List<String> are = names(actual);
        if (!were.equals(are)) {
            return "the columns were " + cut(were.toString()) + " and are " + cut(are.toString());
        }
        int rows = Math.min(expected.rowCount(), actual.rowCount());
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < expected.columns().size(); i++) {
                Object was = expected.columns().get(i).value(row);
                Object is = actual.columns().get(i).value(row);
                if (!Objects.equals(was, is)) {
                    return "row " + (row + 1) + " of column \""
                            + expected.columns().get(i).name() + "\" was " + shown(was) + " and is " + shown(is);
                }
            }
        }
        return expected.rowCount() == actual.rowCount()
                ? null
                : "the rows were " + expected.rowCount() + " and are " + actual.rowCount();
    }

    private static List<String> names(Table table) {
        return table.columns().stream().map(TableDifference::name).toList();
    }

    private static String name(Column column) {
        return column.name() + " (" + column.type().name().toLowerCase(Locale.ROOT) + ")";
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "missing" : value instanceof String text ? "\"" + cut(text) + "\"" : value.toString();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
