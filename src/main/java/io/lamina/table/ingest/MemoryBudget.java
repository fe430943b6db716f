package io.lamina.table.ingest;

import io.lamina.table.Scratch;
import io.lamina.table.TableError;
import io.lamina.table.TableTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * The memory that the columns of one table may take while they grow: counted on the heap, and, where there is a scratch, no more than a
 * block of rows of each column before it goes there. For one thread.
 */
final class MemoryBudget {
    /** Cells of all columns that lie on the heap before they go to the scratch: at most 42 MB. */
    private static final int CELLS_ON_HEAP = 1 << 22;

    private static final int MOST_ROWS_PER_BLOCK = 1 << 16;
    private static final int FEWEST_ROWS_PER_BLOCK = 1 << 6;

    private final long limit;
    private final @Nullable Scratch scratch;
    private int rowsPerBlock = MOST_ROWS_PER_BLOCK;
    private long left;

    /** @param scratch null: all rows stay on the heap */
    MemoryBudget(long limit, @Nullable Scratch scratch) {
        this.limit = limit;
        this.left = limit;
        this.scratch = scratch;
    }

    /** Says how many columns there will be, before the first of them begins. */
    void share(int columns) {
        int rows = Integer.highestOneBit(CELLS_ON_HEAP / Math.max(1, columns));
        rowsPerBlock = Math.clamp(rows, FEWEST_ROWS_PER_BLOCK, MOST_ROWS_PER_BLOCK);
    }

    @Nullable
    Scratch scratch() {
        return scratch;
    }

    /** How many rows of a column go to the scratch at a time. */
    int rowsPerBlock() {
        return rowsPerBlock;
    }

    /** Takes {@code bytes} off, or gives up. */
    void charge(long bytes) {
        left -= bytes;
        if (left < 0) {
            throw new TableTooLargeException(TableError.ofTable("the table needs more than " + limit / (1 << 20)
                    + " MiB of memory, the most that this process allows"));
        }
    }

    /** The capacity that an array of {@code capacity} elements grows to; charges what is added. */
    int grow(int capacity, int bytesPerElement) {
        int grown = capacity < 16 ? 16 : (int) Math.min(Integer.MAX_VALUE - 16L, capacity + (capacity >> 1));
        charge((long) (grown - capacity) * bytesPerElement);
        return grown;
    }
}
