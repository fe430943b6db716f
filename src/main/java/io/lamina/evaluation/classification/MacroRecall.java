package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Score;
import io.lamina.setting.Kind;

/**
 * The mean recall of the classes that occur; in [0, 1]. scikit-learn: {@code recall_score(average="macro")} with
 * {@code zero_division=0}. See {@link ClassAverage} for classes that do not occur.
 */
@Kind(
        formula = "mean of recall(c) over the classes c that occur, 0 / 0 = 0",
        use = "When a missed row of any class costs the same, however rare the class.")
public record MacroRecall() implements ClassificationMetric {
    @Override
    public boolean greaterIsBetter() {
        return true;
    }

    @Override
    public Score of(ClassPredictions predictions) {
        return ClassAverage.macro(predictions.counts(), predictions.counts()::recall);
    }
}
