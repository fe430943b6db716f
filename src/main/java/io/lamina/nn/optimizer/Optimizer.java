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
     * Updates the parameters {@code from … from + count}. A loop must use one index for every array, state included
     * ({@code for (int i = from; i < end; i++)}): with two ({@code parameters[i]}, {@code gradients[from + i]}) the compiler cannot tell
     * that a store does not hit a later load, and does not vectorise it (measured: 6 times slower).
     *
     * @param parameters those of the whole network
     * @param gradients those of the whole network
     */
    void update(float[] parameters, float[] gradients, int from, int count);
}
