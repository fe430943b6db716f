package io.lamina.nn.train;

import io.lamina.nn.augmentation.Oversampling;
import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * The order in which an epoch visits the rows: a permutation by Fisher and Yates (Durstenfeld's form) that depends on the seed and the
 * number of the epoch alone, not on the epochs before it. With oversampling an epoch has more rows than there are, some of them repeated.
 */
final class EpochOrder {
    private final int[] all;
    private final @Nullable Oversampling oversampling;
    private final long seed;

    /** @param oversampling null: each row once an epoch */
    EpochOrder(int rows, @Nullable Oversampling oversampling, long seed) {
        this.all = new int[oversampling == null ? rows : 0];
        this.oversampling = oversampling;
        this.seed = seed;
    }

    /** How many rows an epoch visits, the same in all. */
    int rowCount() {
        return oversampling == null ? all.length : oversampling.rowCount();
    }

    /** The order of an epoch; the array is overwritten by the next call. */
    int[] of(int epoch) {
        int[] rows = oversampling == null ? all : oversampling.rows(epoch);
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
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
