package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Score;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The three numbers of each class that most scores are made of; a resample of rows is counted in O(rows + classes), where a matrix
 * would take the square of the classes. Immutable.
 */
final class ClassCounts {
    private final long[] hits;
    private final long[] actual;
    private final long[] predicted;
    private final long rows;

    private ClassCounts(long[] hits, long[] actual, long[] predicted) {
        this.hits = hits;
        this.actual = actual;
        this.predicted = predicted;
        this.rows = Arrays.stream(actual).sum();
    }

    /** @param weights how often each row counts; null: once */
    static ClassCounts of(int[] actual, int[] predicted, int @Nullable [] weights, int classes) {
        long[] hits = new long[classes];
        long[] ofActual = new long[classes];
        long[] ofPredicted = new long[classes];
        for (int row = 0; row < actual.length; row++) {
            int weight = weights == null ? 1 : weights[row];
            ofActual[actual[row]] += weight;
            ofPredicted[predicted[row]] += weight;
            hits[actual[row]] += actual[row] == predicted[row] ? weight : 0;
        }
        return new ClassCounts(hits, ofActual, ofPredicted);
    }

    /** n: all rows. */
    long rows() {
        return rows;
    }

    int classCount() {
        return actual.length;
    }

    /** tp(c): rows of the class that were predicted as it. */
    long hits(int c) {
        return hits[c];
    }

    /** Rows that were predicted as what they are. */
    long hits() {
        return Arrays.stream(hits).sum();
    }

    /** Rows of the class. */
    long actual(int c) {
        return actual[c];
    }

    /** Rows predicted as the class. */
    long predicted(int c) {
        return predicted[c];
    }

    /** Rows of other classes that were predicted as others. */
    long trueNegatives(int c) {
        return rows - actual[c] - predicted[c] + hits[c];
    }

    /** Whether the class occurs at all, among the true or the predicted classes. */
    boolean occurs(int c) {
        return actual[c] > 0 || predicted[c] > 0;
    }

    Score precision(int c) {
        return Score.ratio((double) hits[c], (double) predicted[c], "the class was never predicted");
    }

    Score recall(int c) {
        return Score.ratio((double) hits[c], (double) actual[c], "the class has no rows");
    }

    Score specificity(int c) {
        return Score.ratio((double) trueNegatives(c), (double) (rows - actual[c]), "every row is of the class");
    }

    Score f1(int c) {
        return Score.ratio(
                2.0 * hits[c], (double) (actual[c] + predicted[c]), "the class has no rows and was never predicted");
    }
}
