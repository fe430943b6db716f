package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Score;
import java.util.function.IntFunction;

/** Three ways to make one score of a score of each class. */
final class ClassAverage {
    private ClassAverage() {}

    /**
     * The plain mean, each class counting the same however many rows it has. As scikit-learn: over the classes that occur among the true
     * or the predicted ones, an undefined score counting as 0.
     */
    static Score macro(ClassCounts counts, IntFunction<Score> score) {
        double sum = 0;
        int classes = 0;
        for (int c = 0; c < counts.classCount(); c++) {
            if (counts.occurs(c)) {
                Double value = score.apply(c).value();
                sum += value == null ? 0 : value;
                classes++;
            }
        }
        return Score.of(sum / classes);
    }

    /** The mean over rows, each class counting by its rows; an undefined score counts as 0, as in scikit-learn. */
    static Score weighted(ClassCounts counts, IntFunction<Score> score) {
        double sum = 0;
        for (int c = 0; c < counts.classCount(); c++) {
            Double value = score.apply(c).value();
            sum += value == null ? 0 : counts.actual(c) * value;
        }
        return Score.of(sum / counts.rows());
    }

    /** The plain mean over the classes with rows whose score is defined. */
    static Score ofDefined(ClassCounts counts, IntFunction<Score> score) {
        double sum = 0;
        int classes = 0;
        for (int c = 0; c < counts.classCount(); c++) {
            Double value = counts.actual(c) == 0 ? null : score.apply(c).value();
            if (value != null) {
                sum += value;
                classes++;
            }
        }
        return Score.ratio(sum, classes, "all rows are of one class");
    }
}
