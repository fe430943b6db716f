package io.lamina.nn.network;

import io.lamina.nn.layer.LayerPass;
import io.lamina.nn.layer.UnitActivity;
import io.lamina.nn.linalg.Buffer;
import java.util.List;

/**
 * A network's way forward and back through a batch in training, with all the memory that it needs. For one thread; a pass allocates
 * nothing.
 */
public final class NetworkPass {
    private final Buffer inputs;
    private final LayerPass[] layers;
    private final float[] gradients;

    NetworkPass(int inputs, int batchSize, List<LayerPass> layers, float[] gradients) {
        this.inputs = Buffer.allocate(batchSize, inputs);
        this.layers = layers.toArray(LayerPass[]::new);
        this.gradients = gradients;
    }

    /** Where the caller puts the batch: [batchSize, inputs]. */
    public Buffer inputs() {
        return inputs;
    }

    /** What {@link #forward} answered: raw outputs, [batchSize, outputs]. */
    public Buffer outputs() {
        return outputsOf(layers.length - 1);
    }

    /** Where the loss puts the gradient of the raw outputs before {@link #backward}: [batchSize, outputs]. */
    public Buffer outputGradients() {
        return layers[layers.length - 1].outputGradients();
    }

    /** What the last {@link #backward} left: one gradient for each learned parameter of the network, in their order. */
    public float[] gradients() {
        return gradients;
    }

    public int layerCount() {
        return layers.length;
    }

    /** What a layer answered in the last {@link #forward}. */
    public Buffer outputsOf(int layer) {
        return layers[layer].outputs();
    }

    /** Which units of a layer learn; an epoch starts it anew. */
    public UnitActivity activityOf(int layer) {
        return layers[layer].activity();
    }

    /** The first {@code rows} rows of {@link #inputs} through all layers, in training mode. */
    public void forward(int rows, long step) {
        for (int i = 0; i < layers.length; i++) {
            layers[i].forward(inputsOf(i), rows, step);
        }
    }

    /** From {@link #outputGradients} to {@link #gradients}. */
    public void backward(int rows) {
        for (int i = layers.length - 1; i >= 0; i--) {
            layers[i].backward(inputsOf(i), rows, i == 0 ? null : layers[i - 1].outputGradients());
        }
    }

    private Buffer inputsOf(int layer) {
        return layer == 0 ? inputs : layers[layer - 1].outputs();
    }
}
