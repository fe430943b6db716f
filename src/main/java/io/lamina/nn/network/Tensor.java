package io.lamina.nn.network;

import java.util.List;

/** A named array of floats with a shape, row-major: how parameters travel. The values are not copied; treat them as read-only. */
public final class Tensor {
    private final String name;
    private final List<Integer> shape;
    private final float[] values;

    /**
     * A tensor over the given values.
     *
     * @throws IllegalArgumentException if the shape does not fit the number of values
     */
    public Tensor(String name, List<Integer> shape, float[] values) {
        long size = 1;
        for (int extent : shape) {
            if (extent < 1) {
                throw new IllegalArgumentException(
                        "%s has shape %s: every extent must be positive".formatted(name, shape));
            }
            size = Math.multiplyExact(size, (long) extent);
        }
        if (size != values.length) {
            throw new IllegalArgumentException("%s has shape %s but %d values".formatted(name, shape, values.length));
        }
        this.name = name;
        this.shape = List.copyOf(shape);
        this.values = values;
    }

    public String name() {
        return name;
    }

    public List<Integer> shape() {
        return shape;
    }

    public float[] values() {
        return values;
    }
}
