package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Score;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The plain mean of one score over the classes, each class counting the same however many rows it has.
 *
 * <p>As scikit-learn: over the classes that occur among the true or the predicted ones, an undefined score counting as 0.
 */
final class MacroAverage {
    private MacroAverage() {}

    static Score of(ClassPredictions predictions, Function<ClassScores, @Nullable Double> score) {
        double sum = 0;
        int classes = 0;
        for (ClassScores scores : predictions.classScores()) {
            if (scores.occurs()) {
                Double value = score.apply(scores);
                sum += value == null ? 0 : value;
                classes++;
            }
        }
        return Score.of(sum / classes);
    }
}
