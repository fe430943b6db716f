package io.lamina.table.ingest;

import io.lamina.table.TableError;
import io.lamina.table.TableTooLargeException;

/** Counts the memory that the columns of one table take while they grow; for one thread. */
final class MemoryBudget {
    private final long limit;
    private long left;

    MemoryBudget(long limit) {
        this.limit = limit;
        this.left = limit;
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
