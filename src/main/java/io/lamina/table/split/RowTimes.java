package io.lamina.table.split;

import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.Table;
import io.lamina.table.TableError;
import io.lamina.table.TableErrors;
import io.lamina.table.TableException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When rows happened: what a column of dates or numbers says, or their order in the file. */
public final class RowTimes {
    private static final int SHOWN_ERRORS = 20;

    private RowTimes() {}

    /**
     * The time of each row: seconds since 1970 of a date, the number itself, or, without a column, how many rows stand before it.
     *
     * @param timeColumn null: the order of the rows in the file
     * @throws TableException if there is no such column, it holds neither dates nor numbers, or a row has no time
     */
    public static double[] of(Table table, @Nullable String timeColumn, int[] rows) {
        if (timeColumn == null) {
            return Arrays.stream(rows).asDoubleStream().toArray();
        }
        Column column = table.column(timeColumn);
        if (column.type() != ColumnType.DATETIME && column.type() != ColumnType.NUMERIC) {
            throw new TableException(TableError.ofColumn(
                    timeColumn,
                    "must hold dates or numbers to be a time, but it is "
                            + column.type().name().toLowerCase(Locale.ROOT)));
        }
        TableErrors errors = new TableErrors(SHOWN_ERRORS);
        double[] times = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            times[i] = column.number(rows[i]);
            if (Double.isNaN(times[i])) {
                errors.add(new TableError(
                        rows[i] + 1L, timeColumn, "must have a value in every row, to say when the row happened"));
            }
        }
        errors.throwIfAny();
        return times;
    }
}
