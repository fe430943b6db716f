package io.lamina.table.profile;

import io.lamina.table.Column;
import io.lamina.table.LabelColumn;
import io.lamina.table.Table;
import java.util.Arrays;
import java.util.List;

/**
 * A 64-bit hash for each row, equal where all values are: among n different rows, two fall together with a probability of about n² / 2⁶⁵,
 * one in 370,000 for ten million. Only rows of one table can be compared.
 */
public final class RowHashes {
    private final long[] hashes;

    private RowHashes(long[] hashes) {
        this.hashes = hashes;
    }

    /** Hashes the values that rows have in the given columns. */
    public static RowHashes of(Table table, List<? extends Column> columns) {
        return new RowHashes(hashes(table, columns, 0, table.rowCount()));
    }

    /** The hashes of {@code count} rows from {@code first} on. */
    static long[] hashes(Table table, List<? extends Column> columns, int first, int count) {
        long[] hashes = new long[count];
        for (Column column : columns) {
            for (int i = 0; i < count; i++) {
                hashes[i] = Mixed.of(hashes[i] * 31 + bits(column, first + i));
            }
        }
        return hashes;
    }

    /** How many of {@code rows} are the same as one of {@code others}. */
    public int shared(int[] rows, int[] others) {
        long[] sorted =
                Arrays.stream(others).mapToLong(row -> hashes[row]).sorted().toArray();
        return (int) Arrays.stream(rows)
                .filter(row -> Arrays.binarySearch(sorted, hashes[row]) >= 0)
                .count();
    }

    private static long bits(Column column, int row) {
        return column instanceof LabelColumn labels ? labels.code(row) : Double.doubleToLongBits(column.number(row));
    }
}
