package io.lamina.table.split;

import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.LabelColumn;
import io.lamina.table.TableError;
import io.lamina.table.TableErrors;
import java.util.Arrays;

/**
 * Which rows belong together, because a column says the same of them: numbers, dates and truth values as what they mean ({@code 1} and
 * {@code 1.0} are one group), labels and text to the character.
 *
 * @param index the group of each of the rows that were given, from 0; nobody may change the array
 * @param count how many groups there are, each of at least one row
 */
@SuppressWarnings("ArrayRecordComponent") // Row numbers by the million; nobody compares them.
public record RowGroups(int[] index, int count) {
    private static final int SHOWN_ERRORS = 20;

    /**
     * Groups rows; how a group is numbered does not depend on the order of {@code rows}.
     *
     * @throws io.lamina.table.TableException if a row has no value in the column, so that nobody knows where it belongs
     */
    public static RowGroups of(Column column, int[] rows) {
        TableErrors errors = new TableErrors(SHOWN_ERRORS);
        double[] keys = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            if (column.isMissing(rows[i])) {
                errors.add(new TableError(
                        rows[i] + 1L,
                        column.name(),
                        "must have a value in every row, to say which group the row is of"));
            }
            // 0 and -0 are one number, but not to a search.
            keys[i] = key(column, rows[i]) + 0.0;
        }
        errors.throwIfAny();
        double[] distinct = Arrays.stream(keys).sorted().distinct().toArray();
        int[] index = new int[rows.length];
        Arrays.setAll(index, i -> Arrays.binarySearch(distinct, keys[i]));
        return new RowGroups(index, distinct.length);
    }

    private static double key(Column column, int row) {
        boolean named = column.type() == ColumnType.CATEGORICAL || column.type() == ColumnType.TEXT;
        return named && column instanceof LabelColumn labels ? labels.code(row) : column.number(row);
    }

    /** How many rows each group has. */
    public int[] sizes() {
        int[] sizes = new int[count];
        for (int group : index) {
            sizes[group]++;
        }
        return sizes;
    }
}
