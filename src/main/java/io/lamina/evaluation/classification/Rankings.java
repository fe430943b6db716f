package io.lamina.evaluation.classification;

import java.util.HashMap;
import java.util.Map;

/**
 * The rows by descending probability of each class, shared by all resamples of the same rows so that each is sorted once; kept only while
 * they are small. For one thread.
 */
final class Rankings {
    private static final int MOST_KEPT = 1 << 20;

    private final Map<Integer, Ranking> kept = new HashMap<>();

    Ranking of(ClassPredictions predictions, int c) {
        Ranking known = kept.get(c);
        if (known != null) {
            return known;
        }
        Ranking ranking = Ranking.of(predictions, c);
        if ((kept.size() + 1L) * predictions.size() <= MOST_KEPT) {
            kept.put(c, ranking);
        }
        return ranking;
    }
}
