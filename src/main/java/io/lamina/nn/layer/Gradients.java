package io.lamina.nn.layer;

import io.lamina.nn.linalg.Matrix;
import java.util.List;

/** Where the gradients of a layer's parameters lie in the flat array of its network, which it shares. */
public final class Gradients {
    private final float[] values;
    private final List<Integer> offsets;

    /**
     * The gradients of one layer.
     *
     * @param values the array of the whole network
     * @param offsets for each learned {@link ParameterBlock} of the layer, in its order, where its gradient begins
     */
    public Gradients(float[] values, List<Integer> offsets) {
        this.values = values;
        this.offsets = List.copyOf(offsets);
    }

    float[] values() {
        return values;
    }

    int offset(int block) {
        return offsets.get(block);
    }

    /** A view of a block's gradient as a matrix. */
    Matrix matrix(int block, int rows, int columns) {
        return Matrix.of(values, offset(block), rows, columns);
    }

    /** The gradients of the blocks from {@code first} on: those of a part of a layer. */
    Gradients from(int first) {
        return new Gradients(values, offsets.subList(first, offsets.size()));
    }
}
