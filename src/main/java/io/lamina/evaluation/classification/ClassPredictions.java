package io.lamina.evaluation.classification;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The true class of every row beside the predicted probability of every class; checked once, read by every metric.
 *
 * <p>The predicted class of a row is the most probable one, the first of equals (as NumPy's {@code argmax}). Immutable as long
 * as the caller leaves the arrays alone: they may be large and are not copied.
 */
public final class ClassPredictions {
    /** How far the probabilities of one row may be from 1 in sum; float32 leaves about 1e-6 for a thousand classes. */
    private static final double SUM_TOLERANCE = 1e-3;

    private final int[] actual;
    private final float[] probabilities;
    private final int classCount;
    private final ConfusionMatrix confusionMatrix;
    private final List<ClassScores> classScores;

    /**
     * @param labels the classes, at least two, each once; in a binary task the second is the positive one
     * @param actual [rows], the true class of each row as an index into {@code labels}
     * @param probabilities [rows × classes] in row-major order, each row summing to 1
     * @throws IllegalArgumentException if there are no rows, the sizes do not fit each other, an index is no class, or a
     *     probability is not a number in [0, 1]
     */
    public ClassPredictions(List<String> labels, int[] actual, float[] probabilities) {
        this.actual = actual;
        this.probabilities = probabilities;
        this.classCount = labels.size();
        if (classCount < 2 || new HashSet<>(labels).size() < classCount) {
            throw new IllegalArgumentException("labels must be at least two different classes, got " + labels);
        }
        if (actual.length == 0) {
            throw new IllegalArgumentException("actual must have at least one row: no rows have no score");
        }
        if (probabilities.length != (long) actual.length * classCount) {
            throw new IllegalArgumentException("probabilities must hold %d rows × %d classes = %d numbers, got %d"
                    .formatted(actual.length, classCount, (long) actual.length * classCount, probabilities.length));
        }
        long[][] counts = new long[classCount][classCount];
        for (int row = 0; row < actual.length; row++) {
            if (actual[row] < 0 || actual[row] >= classCount) {
                throw new IllegalArgumentException("actual[%d] must be the index of one of %d classes, got %d"
                        .formatted(row, classCount, actual[row]));
            }
            counts[actual[row]][mostProbableClass(row)]++;
        }
        this.confusionMatrix = ConfusionMatrix.of(labels, counts);
        this.classScores = IntStream.range(0, classCount)
                .mapToObj(c -> ClassScores.of(confusionMatrix, c))
                .toList();
    }

    private int mostProbableClass(int row) {
        int best = 0;
        double sum = 0;
        for (int c = 0; c < classCount; c++) {
            float probability = probability(row, c);
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException(
                        "probabilities of row %d, class %d must be in [0, 1], got %s".formatted(row, c, probability));
            }
            sum += probability;
            if (probability > probability(row, best)) {
                best = c;
            }
        }
        if (Math.abs(sum - 1) > SUM_TOLERANCE) {
            throw new IllegalArgumentException("probabilities of row %d must sum to 1, got %s".formatted(row, sum));
        }
        return best;
    }

    public int rowCount() {
        return actual.length;
    }

    public int classCount() {
        return classCount;
    }

    /** The true class of a row. */
    public int actual(int row) {
        return actual[row];
    }

    /** The predicted probability of a class for a row. */
    public float probability(int row, int c) {
        return probabilities[row * classCount + c];
    }

    public ConfusionMatrix confusionMatrix() {
        return confusionMatrix;
    }

    /** The scores of each class, in the order of the labels. */
    public List<ClassScores> classScores() {
        return classScores;
    }
}
