package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Score;
import io.lamina.setting.Kind;

/**
 * The mean recall of the classes that have rows; in [0, 1], and 1 / classes for guessing. scikit-learn:
 * {@code balanced_accuracy_score}. Unlike {@link MacroRecall} it leaves out a class that was predicted but has no rows.
 */
@Kind(
        formula = "mean of recall(c) over the classes c with rows",
        use = "When classes are unequally frequent and all matter the same.")
public record BalancedAccuracy() implements ClassificationMetric {
    @Override
    public boolean greaterIsBetter() {
        return true;
    }

    @Override
    public Score of(ClassPredictions predictions) {
        return ClassAverage.ofDefined(predictions.counts(), predictions.counts()::recall);
    }
}
