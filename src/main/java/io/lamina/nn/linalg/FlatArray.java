package io.lamina.nn.linalg;

/**
 * A flat vector of floats on the heap: what every step reads and writes, such as a network's parameters.
 *
 * <p>Loops over {@link #values()} are vectorised; over the memory of a {@link FlatVector} they are not, and copying piece by piece costs
 * more than the loop itself (docs/adr/0006). Reading threads may share it; writing is for one thread.
 */
public final class FlatArray implements Memory {
    private final float[] values;

    /**
     * Allocates {@code length} zeros.
     *
     * @throws IllegalArgumentException if {@code length} is not positive
     */
    public FlatArray(int length) {
        if (length < 1) {
            throw new IllegalArgumentException("a vector has at least one value, got " + length);
        }
        this.values = new float[length];
    }

    public int length() {
        return values.length;
    }

    /** The array itself; the caller may write. */
    public float[] values() {
        return values;
    }

    @Override
    public Matrix matrix(long offset, int rows, int columns) {
        return Matrix.of(values, Math.toIntExact(offset), rows, columns);
    }

    /** Copies {@code count} values from {@code offset} on into {@code target[from…]}. */
    public void read(int offset, float[] target, int from, int count) {
        System.arraycopy(values, offset, target, from, count);
    }

    /** Sets {@code count} values from {@code offset} on from {@code source[from…]}. */
    public void write(int offset, float[] source, int from, int count) {
        System.arraycopy(source, from, values, offset, count);
    }

    /** Sets every value to that of a vector of equal length. */
    public void copyFrom(FlatVector source) {
        if (source.length() != values.length) {
            throw new IllegalArgumentException(
                    "vectors of %d and %d values cannot be copied".formatted(values.length, source.length()));
        }
        source.read(0, values, 0, values.length);
    }
}
