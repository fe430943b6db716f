package io.lamina.nn.optimizer;

/**
 * The stateful part of an optimizer, for one network and one thread.
 *
 * <p>A step is one {@link #beginStep}, then {@link #update} for every piece of the parameter vector, each piece once, in any order.
 * Neither allocates.
 */
public interface Optimizer {
    /** Counts the step and fixes its scalars. */
    void beginStep(double learningRate);

    /**
     * Updates one piece.
     *
     * @param parameters the piece: {@code parameters[0…count)} are the network's parameters {@code from … from + count}
     * @param gradients the gradients of the whole network, read from {@code from} on
     */
    void update(float[] parameters, float[] gradients, int from, int count);
}
