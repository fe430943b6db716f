package io.lamina.table.split;

import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Rows in an order that depends on the seed alone and not on the order in which they came: a Fisher–Yates shuffle of the ascending
 * rows with {@link Random}, whose sequence Java specifies.
 */
final class ShuffledRows {
    private ShuffledRows() {}

    /**
     * The rows shuffled; with strata those of one stratum after the other, in the order of their numbers.
     *
     * @param strata the stratum of each entry of {@code rows}, 0 or greater; null: one for all
     */
    static int[] of(int[] rows, int @Nullable [] strata, long seed) {
        long[] keyed = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            long stratum = strata == null ? 0 : strata[i];
            keyed[i] = stratum << 32 | rows[i];
        }
        Arrays.sort(keyed);
        Random random = new Random(seed);
        int start = 0;
        while (start < keyed.length) {
            int end = start;
            while (end < keyed.length && keyed[end] >>> 32 == keyed[start] >>> 32) {
                end++;
            }
            for (int i = end - 1; i > start; i--) {
                int other = start + random.nextInt(i - start + 1);
                long swapped = keyed[i];
                keyed[i] = keyed[other];
                keyed[other] = swapped;
            }
            start = end;
        }
        int[] order = new int[rows.length];
        Arrays.setAll(order, i -> (int) keyed[i]);
        return order;
    }
}
