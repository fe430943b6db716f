package io.lamina.nn.network;

import io.lamina.nn.layer.Layer;
import io.lamina.nn.layer.LayerInference;
import io.lamina.nn.linalg.Buffer;
import java.util.List;

/**
 * Raw outputs of layers in inference mode, for at most {@link #capacity()} rows at a time, with the scratch memory that it needs. A
 * row's bits depend on that row alone, not on its place, its company or the capacity. For one thread.
 */
public final class Inference {
    /** Two overlapping blocks of a {@link io.lamina.nn.linalg.RowProduct}. */
    static final int MOST_ROWS = 624;

    /** Scratch memory stays below 16 MiB however wide the layers are. */
    private static final long MOST_VALUES = 1L << 22;

    private final LayerInference[] layers;
    private final Buffer inputs;

    Inference(List<Layer> layers, int rows) {
        long width = layers.getFirst().inputs();
        for (Layer layer : layers) {
            width += layer.outputs();
        }
        int capacity = (int) Math.max(1, Math.min(Math.min(rows, MOST_ROWS), MOST_VALUES / width));
        this.inputs = Buffer.allocate(capacity, layers.getFirst().inputs());
        this.layers = layers.stream().map(layer -> layer.inference(capacity)).toArray(LayerInference[]::new);
    }

    public int capacity() {
        return inputs.rows();
    }

    /** Where the caller puts the rows: [capacity, inputs]. */
    public Buffer inputs() {
        return inputs;
    }

    /** The raw outputs of the first {@code rows} rows of {@link #inputs}; overwritten by the next run. */
    public Buffer run(int rows) {
        return runUpTo(layers.length - 1, rows);
    }

    /** As {@link #run(int)}, and what a layer answered is copied to {@code copy[from …]} on the way. */
    Buffer run(int rows, int copied, float[] copy, int from) {
        Buffer current = inputs;
        for (int i = 0; i < layers.length; i++) {
            current = layers[i].run(current, rows);
            if (i == copied) {
                System.arraycopy(current.values(), 0, copy, from, rows * current.columns());
            }
        }
        return current;
    }

    /** What a layer answers, the layers behind it left out; overwritten by the next run. */
    Buffer runUpTo(int layer, int rows) {
        Buffer current = inputs;
        for (int i = 0; i <= layer; i++) {
            current = layers[i].run(current, rows);
        }
        return current;
    }
}
