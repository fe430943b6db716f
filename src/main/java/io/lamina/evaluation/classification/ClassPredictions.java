package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Predictions;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The true class of every row beside the predicted probability of every class; checked once, read by every metric.
 *
 * <p>The predicted class of a row is the most probable one, the first of equals (as NumPy's {@code argmax}); of a binary task with a
 * threshold it is the second class where that has at least this probability. Immutable as long as the caller leaves the arrays alone: they
 * may be large and are not copied. For one thread, for what was worked out is remembered.
 */
public final class ClassPredictions implements Predictions<ClassPredictions> {
    /** How far the probabilities of one row may be from 1 in sum; float32 leaves about 1e-6 for a thousand classes. */
    private static final double SUM_TOLERANCE = 1e-3;

    private final List<String> labels;
    private final @Nullable Double threshold;
    private final int[] actual;
    private final float[] probabilities;
    private final int[] predicted;
    private final int @Nullable [] weights;
    private final Rankings rankings;
    private final ClassCounts counts;
    private final @Nullable ClassRanking[] areas;

    /**
     * Each row's class is its most probable one.
     *
     * @param labels the classes, at least two, each once; in a binary task the second is the positive one
     * @param actual [rows], the true class of each row as an index into {@code labels}
     * @param probabilities [rows × classes] in row-major order, each row summing to 1
     * @throws IllegalArgumentException if there are no rows, the sizes do not fit each other, an index is no class, or a
     *     probability is not a number in [0, 1]
     */
    public ClassPredictions(List<String> labels, int[] actual, float[] probabilities) {
        this(labels, actual, probabilities, null);
    }

    /**
     * As above, with a threshold.
     *
     * @param threshold of the probability of the second of two classes, in [0, 1]; null: the most probable class
     */
    public ClassPredictions(List<String> labels, int[] actual, float[] probabilities, @Nullable Double threshold) {
        this(
                labels,
                actual,
                probabilities,
                threshold,
                decided(labels, actual, probabilities, threshold),
                null,
                new Rankings());
    }

    private ClassPredictions(
            List<String> labels,
            int[] actual,
            float[] probabilities,
            @Nullable Double threshold,
            int[] predicted,
            int @Nullable [] weights,
            Rankings rankings) {
        this.labels = List.copyOf(labels);
        this.actual = actual;
        this.probabilities = probabilities;
        this.threshold = threshold;
        this.predicted = predicted;
        this.weights = weights;
        this.rankings = rankings;
        this.counts = ClassCounts.of(actual, predicted, weights, labels.size());
        this.areas = new ClassRanking[labels.size()];
    }

    /** Checks everything, and predicts a class for every row. */
    private static int[] decided(List<String> labels, int[] actual, float[] probabilities, @Nullable Double threshold) {
        int classCount = labels.size();
        if (classCount < 2 || new HashSet<>(labels).size() < classCount) {
            throw new IllegalArgumentException("labels must be at least two different classes, got " + labels);
        }
        if (threshold != null && (classCount != 2 || !(threshold >= 0 && threshold <= 1))) {
            throw new IllegalArgumentException("threshold must be in [0, 1] and of two classes, got %s and %d classes"
                    .formatted(threshold, classCount));
        }
        if (actual.length == 0) {
            throw new IllegalArgumentException("actual must have at least one row: no rows have no score");
        }
        if (probabilities.length != (long) actual.length * classCount) {
            throw new IllegalArgumentException("probabilities must hold %d rows × %d classes = %d numbers, got %d"
                    .formatted(actual.length, classCount, (long) actual.length * classCount, probabilities.length));
        }
        int[] predicted = new int[actual.length];
        for (int row = 0; row < actual.length; row++) {
            if (actual[row] < 0 || actual[row] >= classCount) {
                throw new IllegalArgumentException("actual[%d] must be the index of one of %d classes, got %d"
                        .formatted(row, classCount, actual[row]));
            }
            int best = mostProbableClass(probabilities, row, classCount);
            predicted[row] = threshold == null ? best : probabilities[2 * row + 1] >= threshold ? 1 : 0;
        }
        return predicted;
    }

    private static int mostProbableClass(float[] probabilities, int row, int classCount) {
        int best = 0;
        double sum = 0;
        for (int c = 0; c < classCount; c++) {
            float probability = probabilities[row * classCount + c];
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException(
                        "probabilities of row %d, class %d must be in [0, 1], got %s".formatted(row, c, probability));
            }
            sum += probability;
            if (probability > probabilities[row * classCount + best]) {
                best = c;
            }
        }
        if (Math.abs(sum - 1) > SUM_TOLERANCE) {
            throw new IllegalArgumentException("probabilities of row %d must sum to 1, got %s".formatted(row, sum));
        }
        return best;
    }

    @Override
    public int size() {
        return actual.length;
    }

    @Override
    public int width() {
        return labels.size();
    }

    @Override
    public ClassPredictions take(int[] rows) {
        int classCount = labels.size();
        int[] someActual = new int[rows.length];
        int[] somePredicted = new int[rows.length];
        int[] someWeights = new int[rows.length];
        float[] someProbabilities = new float[rows.length * classCount];
        for (int i = 0; i < rows.length; i++) {
            someActual[i] = actual[rows[i]];
            somePredicted[i] = predicted[rows[i]];
            someWeights[i] = weight(rows[i]);
            System.arraycopy(probabilities, rows[i] * classCount, someProbabilities, i * classCount, classCount);
        }
        return new ClassPredictions(
                labels, someActual, someProbabilities, threshold, somePredicted, someWeights, new Rankings());
    }

    @Override
    public ClassPredictions weighted(int[] weights) {
        return new ClassPredictions(labels, actual, probabilities, threshold, predicted, weights, rankings);
    }

    public List<String> labels() {
        return labels;
    }

    public int classCount() {
        return labels.size();
    }

    /** The probability from which the second of two classes is predicted; null: the most probable class is. */
    public @Nullable Double threshold() {
        return threshold;
    }

    /** The true class of a row. */
    public int actual(int row) {
        return actual[row];
    }

    /** The predicted class of a row. */
    public int predicted(int row) {
        return predicted[row];
    }

    /** How often a row counts. */
    public int weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    /** The predicted probability of a class for a row. */
    public float probability(int row, int c) {
        return probabilities[row * labels.size() + c];
    }

    /** The rows by descending probability of a class. */
    Ranking ranking(int c) {
        return rankings.of(this, c);
    }

    /** How well the probability of a class ranks; worked out once, for several metrics read it. */
    ClassRanking areas(int c) {
        ClassRanking known = areas[c];
        if (known == null) {
            known = ClassRanking.of(this, c);
            areas[c] = known;
        }
        return known;
    }

    ClassCounts counts() {
        return counts;
    }
}
