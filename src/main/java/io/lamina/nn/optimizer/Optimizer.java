package io.lamina.nn.optimizer;

import java.util.List;

/**
 * The stateful part of an optimizer, for one network.
 *
 * <p>A step is one {@link #beginStep}, then {@link #update} for every piece of the parameter vector, each piece once, in any order; threads
 * may update different pieces at the same time. Neither allocates.
 *
 * <p>What it has learned is {@link #state} and {@link #scalars}: an equally built optimizer to which both are given back continues with the
 * same bits.
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

    /**
     * The arrays themselves, one value a parameter each (moments, velocity), always in the same order: who resumes overwrites their
     * contents.
     */
    List<float[]> state();

    /** A copy of what is kept beside the arrays (the number of steps); empty if nothing is. */
    double[] scalars();

    /**
     * Sets what {@link #scalars} of an equally built optimizer gave.
     *
     * @throws IllegalArgumentException if it has another length than this optimizer's own
     */
    void restore(double[] scalars);
}
