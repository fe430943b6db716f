package io.lamina.nn.schedule;

/**
 * The learning rates of one training run. For one thread; {@link #rate} allocates nothing.
 *
 * <p>Most schedules are functions of epoch and step and keep nothing. One that remembers hands it out by {@link #state}, so that a
 * resumed run continues with the same bits.
 */
public interface Schedule {
    /**
     * The learning rate of a step; asking twice gives the same.
     *
     * @param epoch from 1
     * @param step within the epoch, from 0
     */
    double rate(int epoch, int step);

    /**
     * Takes note of the end of an epoch; call it once after each.
     *
     * @param loss of the validation rows, or of the training rows where there are none
     */
    default void epochEnded(double loss) {
        // A function of epoch and step has nothing to learn from losses.
    }

    /** A copy of everything that {@link #epochEnded} has changed since the start; empty if it changes nothing. */
    default double[] state() {
        return new double[0];
    }

    /**
     * Continues from what {@link #state} of an equally built schedule gave.
     *
     * @throws IllegalArgumentException if it has another length than this schedule's own
     */
    default void restore(double[] state) {
        if (state.length != 0) {
            throw new IllegalArgumentException("this schedule keeps no state, got " + state.length + " numbers");
        }
    }
}
