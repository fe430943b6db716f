package io.lamina.evaluation.metric;

/**
 * Predictions beside the truth, row by row, each row counting once or as often as its weight says. Immutable.
 *
 * @param <P> the class itself
 */
public interface Predictions<P extends Predictions<P>> {
    /** How many different rows there are, whatever they weigh. */
    int size();

    /** How many numbers are predicted for a row; work is in proportion. */
    int width();

    /**
     * Some of the rows.
     *
     * @param rows indices below {@link #size}, at least one; each once
     */
    P take(int[] rows);

    /**
     * The same rows, each counting as often as its weight says: a resample of them is such weights.
     *
     * @param weights [size], 0 or greater, not all 0; read, never changed, and not copied
     */
    P weighted(int[] weights);
}
