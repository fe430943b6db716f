package io.lamina.nn.linalg;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A row-major view of {@code rows · columns} contiguous floats, on or off the heap. It shares the memory that it views.
 *
 * <p>Threads may share it as far as they may share the memory.
 */
public sealed class Matrix permits Buffer {
    final MemorySegment data;
    private final float @Nullable [] array;
    private final long arrayOffset;
    private final int rows;
    private final int columns;

    Matrix(MemorySegment data, int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "a matrix has at least one row and one column, got [%d, %d]".formatted(rows, columns));
        }
        if (data.byteSize() != (long) rows * columns * Float.BYTES) {
            throw new IllegalArgumentException(
                    "a matrix of [%d, %d] floats cannot view %d bytes".formatted(rows, columns, data.byteSize()));
        }
        this.data = data;
        this.array = data.heapBase().orElse(null) instanceof float[] values ? values : null;
        this.arrayOffset = data.address() / Float.BYTES;
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * A view of an array from {@code offset} on.
     *
     * @throws IndexOutOfBoundsException if the array is too short
     */
    public static Matrix of(float[] array, int offset, int rows, int columns) {
        return new Matrix(slice(MemorySegment.ofArray(array), offset, (long) rows * columns), rows, columns);
    }

    static MemorySegment slice(MemorySegment memory, long offset, long length) {
        return memory.asSlice(offset * Float.BYTES, length * Float.BYTES);
    }

    public final int rows() {
        return rows;
    }

    public final int columns() {
        return columns;
    }

    /** Rows times columns; it fits an array. */
    public final int size() {
        return Math.multiplyExact(rows, columns);
    }

    /** Copies every value to {@code target[from…]}. */
    public final void copyTo(float[] target, int from) {
        MemorySegment.copy(data, JAVA_FLOAT, 0, target, from, size());
    }

    /** Copies one row to {@code target[from…]}. */
    public final void copyRowTo(int row, float[] target, int from) {
        MemorySegment.copy(data, JAVA_FLOAT, (long) row * columns * Float.BYTES, target, from, columns);
    }

    /** Copies {@code count} values, from {@code index} on in row-major order, to {@code target[from…]}. */
    final void copyTo(long index, float[] target, int from, int count) {
        if (array != null) {
            // For a few values at a time a copy between arrays takes a third of one from a segment.
            System.arraycopy(array, Math.toIntExact(arrayOffset + index), target, from, count);
        } else {
            MemorySegment.copy(data, JAVA_FLOAT, index * Float.BYTES, target, from, count);
        }
    }

    /** Sets every value from {@code source[from…]}. */
    public final void copyFrom(float[] source, int from) {
        MemorySegment.copy(source, from, data, JAVA_FLOAT, 0, size());
    }

    /** Sets the first {@code count} rows of {@code target} to this matrix's one row. */
    public final void repeatInto(Buffer target, int count) {
        if (rows != 1 || target.columns() != columns || count < 1 || count > target.rows()) {
            throw new IllegalArgumentException("[%d, %d] cannot be repeated into %d rows of [%d, %d]"
                    .formatted(rows, columns, count, target.rows(), target.columns()));
        }
        float[] values = target.values();
        copyTo(values, 0);
        int filled = columns;
        int wanted = count * columns;
        while (filled < wanted) {
            int more = Math.min(filled, wanted - filled);
            System.arraycopy(values, 0, values, filled, more);
            filled += more;
        }
    }
}
