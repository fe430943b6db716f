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
     * Updates one piece.
     *
     * @param parameters the piece: {@code parameters[0…count)} are the network's parameters {@code from … from + count}
     * @param gradients the gradients of the whole network, read from {@code from} on
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
