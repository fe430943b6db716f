package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Share;

/** Counts rows whose true class is among the most probable ones. */
final class TopClasses {
    private TopClasses() {}

    static Share share(ClassPredictions predictions, int most) {
        long hits = 0;
        for (int row = 0; row < predictions.size(); row++) {
            hits += rank(predictions, row) < most ? predictions.weight(row) : 0;
        }
        return new Share(hits, predictions.counts().rows());
    }

    /** How many classes come before the true one. */
    private static int rank(ClassPredictions predictions, int row) {
        int actual = predictions.actual(row);
        float probability = predictions.probability(row, actual);
        int before = 0;
        for (int c = 0; c < predictions.classCount(); c++) {
            float other = predictions.probability(row, c);
            if (other > probability || (other == probability && c < actual)) {
                before++;
            }
        }
        return before;
    }
}
