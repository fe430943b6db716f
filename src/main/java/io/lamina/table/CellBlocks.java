package io.lamina.table;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Where the cells of one column lie: little-endian values of one width, in blocks of equally many rows (the last may have fewer)
 * within some memory: an array, or a file that is mapped. Immutable; safe for any number of threads, for as long as the memory is there.
 */
public final class CellBlocks {
    private static final ValueLayout.OfDouble DOUBLE = JAVA_DOUBLE_UNALIGNED.withOrder(LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = JAVA_INT_UNALIGNED.withOrder(LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT = JAVA_SHORT_UNALIGNED.withOrder(LITTLE_ENDIAN);

    /** More rows than any table has are one block. */
    private static final int ONE_BLOCK = 31;

    private final MemorySegment memory;
    private final long[] starts;
    private final int shift;
    private final int mask;
    private final int rowCount;

    /**
     * Blocks of {@code rowsPerBlock} rows.
     *
     * @param starts where each block begins in the memory, in bytes; kept
     * @param rowsPerBlock a power of two
     */
    public CellBlocks(MemorySegment memory, long[] starts, int rowsPerBlock, int rowCount) {
        this(memory, starts, Integer.numberOfTrailingZeros(rowsPerBlock), rowsPerBlock - 1, rowCount);
        if (Integer.bitCount(rowsPerBlock) != 1 || starts.length != Math.ceilDiv(rowCount, rowsPerBlock)) {
            throw new IllegalArgumentException("%d rows are not %d blocks of %d rows, a power of two"
                    .formatted(rowCount, starts.length, rowsPerBlock));
        }
    }

    private CellBlocks(MemorySegment memory, long[] starts, int shift, int mask, int rowCount) {
        this.memory = memory;
        this.starts = starts;
        this.shift = shift;
        this.mask = mask;
        this.rowCount = rowCount;
    }

    /** All rows one after the other from the start of an array, which is kept. */
    public static CellBlocks of(byte[] bytes, int rowCount) {
        return new CellBlocks(MemorySegment.ofArray(bytes), new long[1], ONE_BLOCK, Integer.MAX_VALUE, rowCount);
    }

    /** The given numbers, copied. */
    static CellBlocks of(double[] numbers) {
        byte[] bytes = new byte[Math.multiplyExact(numbers.length, Double.BYTES)];
        MemorySegment.copy(numbers, 0, MemorySegment.ofArray(bytes), DOUBLE, 0, numbers.length);
        return of(bytes, numbers.length);
    }

    /** How many cells there are. */
    public int rowCount() {
        return rowCount;
    }

    /** The float64 of a row. */
    public double number(int row) {
        return memory.get(DOUBLE, starts[row >>> shift] + ((long) (row & mask) << 3));
    }

    /** The integer of a row, signed, of {@code width} bytes: 1, 2 or 4. */
    public int code(int row, int width) {
        long start = starts[row >>> shift];
        long at = row & mask;
        return switch (width) {
            case 1 -> memory.get(JAVA_BYTE, start + at);
            case 2 -> memory.get(SHORT, start + (at << 1));
            default -> memory.get(INT, start + (at << 2));
        };
    }

    /** Copies {@code count} numbers from {@code row} on to {@code target[0 …]}. */
    void copy(int row, int count, double[] target) {
        int done = 0;
        while (done < count) {
            int at = (row + done) & mask;
            int some = (int) Math.min(count - done, (long) mask + 1 - at);
            MemorySegment.copy(memory, DOUBLE, starts[(row + done) >>> shift] + ((long) at << 3), target, done, some);
            done += some;
        }
    }
}
