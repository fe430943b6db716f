package io.lamina.nn.layer;

import io.lamina.nn.initializer.Initializer;
import io.lamina.nn.linalg.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * A layer bound to its parameters, which it views and does not own. Threads may share it while nobody changes the parameters.
 */
public interface Layer {
    int inputs();

    int outputs();

    /** Draws new parameters; without an initializer the layer chooses the one that suits its activation. */
    void initialize(@Nullable Initializer initializer, RandomStream random);

    /** Inference for at most {@code capacity} rows at a time, on the parameters as they are at each run; allocates its memory here. */
    LayerInference inference(int capacity);

    /**
     * The stateful part for training on batches of at most {@code batchSize} rows; all its memory is allocated here.
     *
     * @param gradients where backward passes leave the gradients of this layer's parameters
     * @param seed the layer's own: what it draws depends on it and on the number of the step alone
     */
    LayerPass pass(int batchSize, Gradients gradients, long seed);
}
