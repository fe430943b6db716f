package io.lamina.table.profile;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import io.lamina.table.Scratch;
import io.lamina.table.Table;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Counts rows that a table has already. */
final class DuplicateRows {
    /** Rows whose hashes lie on the heap together. */
    private static final int HASHED_TOGETHER = 1 << 20;

    private DuplicateRows() {}

    /** How many rows repeat an earlier one, by their {@link RowHashes}, in bounded memory if there is a scratch. */
    static int count(Table table, @Nullable Scratch scratch) {
        int rows = table.rowCount();
        if (scratch == null || rows <= HASHED_TOGETHER) {
            long[] hashes = RowHashes.hashes(table, table.columns(), 0, rows);
            return Repeats.count(rows, row -> hashes[row]);
        }
        long start = scratch.size();
        for (int first = 0; first < rows; first += HASHED_TOGETHER) {
            long[] hashes = RowHashes.hashes(table, table.columns(), first, Math.min(HASHED_TOGETHER, rows - first));
            scratch.append(MemorySegment.ofArray(hashes));
        }
        MemorySegment hashes = scratch.memory();
        return Repeats.count(rows, row -> hashes.get(JAVA_LONG_UNALIGNED, start + (long) row * Long.BYTES));
    }
}
