package io.lamina.table.profile;

import io.lamina.table.Column;
import io.lamina.table.LabelColumn;
import io.lamina.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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
        long[] hashes = new long[table.rowCount()];
        for (Column column : columns) {
            for (int row = 0; row < hashes.length; row++) {
                hashes[row] = mixed(hashes[row] * 31 + bits(column, row));
            }
        }
        return new RowHashes(hashes);
    }

    /** How many rows repeat an earlier one. */
    int repeated() {
        long[] sorted = hashes.clone();
        Arrays.sort(sorted);
        return (int) IntStream.range(1, sorted.length)
                .filter(i -> sorted[i] == sorted[i - 1])
                .count();
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

    /** The finisher of SplitMix64 (Steele, Lea and Flood, 2014), which lets every bit change every other. */
    private static long mixed(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
