package io.lamina.nn.train;

import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;

/**
 * The order in which an epoch visits the rows: a permutation by Fisher and Yates (Durstenfeld's form) that depends on the seed and the
 * number of the epoch alone, not on the epochs before it.
 */
final class EpochOrder {
    private final int[] rows;
    private final long seed;

    EpochOrder(int rows, long seed) {
        this.rows = new int[rows];
        this.seed = seed;
    }

    /** The order of an epoch; the array is overwritten by the next call. */
    int[] of(int epoch) {
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i;
        }
        RandomStream random = RandomStream.of(seed, Purpose.SHUFFLING, epoch);
        for (int i = rows.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int row = rows[i];
            rows[i] = rows[j];
            rows[j] = row;
        }
        return rows;
    }
}
