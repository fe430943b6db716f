package io.lamina.evaluation.classification;

/**
 * Rows in ten bins of equal width by a probability: that of the second of two classes, or that of the predicted class of several. A
 * probability on an edge belongs to the lower bin, as in scikit-learn.
 */
final class ReliabilityCounts {
    static final int BINS = 10;

    private final long[] rows = new long[BINS];
    private final long[] hits = new long[BINS];
    private final double[] sums = new double[BINS];

    static ReliabilityCounts of(ClassPredictions predictions) {
        ReliabilityCounts counts = new ReliabilityCounts();
        boolean binary = predictions.classCount() == 2;
        for (int row = 0; row < predictions.size(); row++) {
            int shown = binary ? 1 : predictions.predicted(row);
            float probability = predictions.probability(row, shown);
            int bin = bin(probability);
            int weight = predictions.weight(row);
            counts.rows[bin] += weight;
            counts.sums[bin] += weight * (double) probability;
            counts.hits[bin] += predictions.actual(row) == shown ? weight : 0;
        }
        return counts;
    }

    private static int bin(float probability) {
        int bin = 0;
        while (bin < BINS - 1 && probability > edge(bin + 1)) {
            bin++;
        }
        return bin;
    }

    /** The lower end of a bin, to the bit as NumPy's {@code linspace(0, 1, 11)}. */
    static double edge(int bin) {
        return bin == BINS ? 1 : bin * 0.1;
    }

    long rows(int bin) {
        return rows[bin];
    }

    /** Rows that are of the class whose probability counts. */
    long hits(int bin) {
        return hits[bin];
    }

    /** The sum of the probabilities. */
    double sum(int bin) {
        return sums[bin];
    }
}
