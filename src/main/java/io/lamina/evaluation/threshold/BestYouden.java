package io.lamina.evaluation.threshold;

import io.lamina.evaluation.classification.ClassPredictions;
import io.lamina.setting.Kind;

/** The threshold with the largest sum of recall and specificity (Youden 1950), which has the largest balanced accuracy too. */
@Kind(formula = "tp / (tp + fn) + tn / (tn + fp) - 1", use = "When both classes matter the same, however rare one is.")
public record BestYouden() implements DecisionThreshold, ThresholdCriterion {
    @Override
    public double choose(ClassPredictions predictions) {
        return BestThreshold.of(predictions, this).threshold();
    }

    @Override
    public double score(BinaryCounts counts) {
        return (double) counts.truePositives() / counts.positives()
                + (double) counts.trueNegatives() / counts.negatives()
                - 1;
    }
}
