package io.lamina.nn.linalg;

/** A flat run of floats, on or off the heap, parts of which can be viewed as matrices. */
@FunctionalInterface
public interface Memory {
    /**
     * The {@code rows · columns} floats from {@code offset} on, as a row-major matrix. The view shares the memory.
     *
     * @throws IndexOutOfBoundsException if they do not lie within this memory
     */
    Matrix matrix(long offset, int rows, int columns);

    /** The memory of an array. */
    static Memory of(float[] array) {
        return (offset, rows, columns) -> Matrix.of(array, Math.toIntExact(offset), rows, columns);
    }
}
