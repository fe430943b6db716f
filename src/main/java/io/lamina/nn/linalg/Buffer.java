package io.lamina.nn.linalg;

import java.lang.foreign.MemorySegment;

/**
 * A matrix that owns its array: the activations or gradients of at most {@link #rows()} rows, allocated once and used by every
 * step.
 *
 * <p>Loops over {@link #values()} are compiled to vector instructions; loops over off-heap memory are not (measured on JDK 25, see
 * docs/adr/0003).
 */
public final class Buffer extends Matrix {
    private final float[] values;

    private Buffer(float[] values, int rows, int columns) {
        super(MemorySegment.ofArray(values), rows, columns);
        this.values = values;
    }

    /**
     * A buffer of zeros.
     *
     * @throws IllegalArgumentException if it would exceed an array's largest size
     */
    public static Buffer allocate(int rows, int columns) {
        if ((long) rows * columns > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "a buffer of [%d, %d] floats is too large: choose a smaller batch".formatted(rows, columns));
        }
        return new Buffer(new float[rows * columns], rows, columns);
    }

    /** The array itself, row after row; the caller may write. */
    public float[] values() {
        return values;
    }
}
