package io.lamina.evaluation.classification;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Orders of the same rows, one a class, shared by all their resamples so that each is sorted once; kept only while they are small. For one
 * thread.
 */
final class Rankings {
    private static final int MOST_KEPT = 1 << 20;

    private final Map<Integer, int[]> kept = new HashMap<>();

    /** The rows by descending probability of a class, equal ones in their order. */
    int[] of(ClassPredictions predictions, int c) {
        int[] known = kept.get(c);
        if (known != null) {
            return known;
        }
        int[] ranking = ranked(predictions, c);
        if ((kept.size() + 1L) * ranking.length <= MOST_KEPT) {
            kept.put(c, ranking);
        }
        return ranking;
    }

    /** One sortable number per row: the complement of the bits of its probability, which order as floats do from 0 upwards, then the row. */
    private static int[] ranked(ClassPredictions predictions, int c) {
        long[] keys = new long[predictions.size()];
        for (int row = 0; row < keys.length; row++) {
            int bits = Float.floatToIntBits(Math.abs(predictions.probability(row, c)));
            keys[row] = (long) ~bits << 32 | row;
        }
        Arrays.sort(keys);
        int[] ranking = new int[keys.length];
        Arrays.setAll(ranking, i -> (int) keys[i]);
        return ranking;
    }
}
