package io.lamina.nn.layer;

import io.lamina.nn.linalg.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * One layer's way forward and back through a batch in training. Its buffers belong to it and are overwritten by every step. For one
 * thread; nothing is allocated after construction.
 */
public interface LayerPass {
    /** What the last {@link #forward} answered: [batchSize, outputs]. */
    Buffer outputs();

    /** Where the following layer, or the loss, leaves the gradient of the outputs: [batchSize, outputs]. */
    Buffer outputGradients();

    /** Which units learn; an epoch starts it anew. */
    UnitActivity activity();

    /**
     * Computes {@link #outputs} for the first {@code rows} rows in training mode.
     *
     * @param step the number of the step, of which what is drawn (dropout) depends
     */
    void forward(Buffer inputs, int rows, long step);

    /**
     * From {@link #outputGradients}, which it overwrites, to the gradients of the parameters and of the inputs.
     *
     * @param inputs what {@link #forward} was given
     * @param inputGradients overwritten; null when nobody needs them (the first layer)
     */
    void backward(Buffer inputs, int rows, @Nullable Buffer inputGradients);
}
