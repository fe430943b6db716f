package io.lamina.nn.linalg;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A flat vector of floats off the heap, in an ND4J array or in memory of somebody else's: a data set, or parameters that are kept and
 * not computed with.
 *
 * <p>It owns the memory of its array until {@link #close()}. Views of it must not be used afterwards: they throw
 * {@link IllegalStateException}, they never read freed memory. Reading threads may share it; writing is for one thread.
 */
public final class FlatVector implements Memory, AutoCloseable {
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Arena arena = Arena.ofShared();
    private final @Nullable INDArray array;
    private final MemorySegment data;
    private final long length;

    /**
     * Allocates {@code length} zeros.
     *
     * @throws IllegalArgumentException if {@code length} is not positive
     */
    @SuppressWarnings("restricted") // the size is the array's own, and the arena closes before the array does
    public FlatVector(long length) {
        if (length < 1) {
            throw new IllegalArgumentException("a vector has at least one value, got " + length);
        }
        OpenBlas.start();
        this.length = length;
        this.array = Nd4j.create(DataType.FLOAT, length);
        this.data = MemorySegment.ofAddress(array.data().address()).reinterpret(length * Float.BYTES, arena, null);
    }

    /**
     * A vector of values that lie somewhere already, such as a file that is mapped; the memory stays its owner's.
     *
     * @param memory float32 in the machine's byte order, at an address that is a multiple of four
     * @throws IllegalArgumentException if there is no value
     */
    public FlatVector(MemorySegment memory) {
        this.length = memory.byteSize() / Float.BYTES;
        if (length < 1) {
            throw new IllegalArgumentException("a vector has at least one value, got none");
        }
        this.array = null;
        this.data = memory;
    }

    public long length() {
        return length;
    }

    @Override
    public Matrix matrix(long offset, int rows, int columns) {
        return new Matrix(Matrix.slice(data, offset, (long) rows * columns), rows, columns);
    }

    /** One value; nothing is allocated. */
    public float get(long index) {
        return data.getAtIndex(JAVA_FLOAT, index);
    }

    /** Copies {@code count} values from {@code offset} on into {@code target[from…]}. */
    public void read(long offset, float[] target, int from, int count) {
        MemorySegment.copy(data, JAVA_FLOAT, offset * Float.BYTES, target, from, count);
    }

    /** Sets {@code count} values from {@code offset} on from {@code source[from…]}. */
    public void write(long offset, float[] source, int from, int count) {
        MemorySegment.copy(source, from, data, JAVA_FLOAT, offset * Float.BYTES, count);
    }

    /** Sets every value to that of a vector of equal length. */
    public void copyFrom(FlatArray source) {
        if (source.length() != length) {
            throw new IllegalArgumentException(
                    "vectors of %d and %d values cannot be copied".formatted(length, source.length()));
        }
        write(0, source.values(), 0, source.length());
    }

    /** Frees the memory; a second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            arena.close();
            if (array != null) {
                array.close();
            }
        }
    }
}
