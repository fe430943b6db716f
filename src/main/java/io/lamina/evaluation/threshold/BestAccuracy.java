package io.lamina.evaluation.threshold;

import io.lamina.evaluation.classification.ClassPredictions;
import io.lamina.setting.Kind;

/** The threshold with the fewest wrong rows. */
@Kind(formula = "(tp + tn) / n", use = "When every mistake costs the same.")
public record BestAccuracy() implements DecisionThreshold, ThresholdCriterion {
    @Override
    public double choose(ClassPredictions predictions) {
        return BestThreshold.of(predictions, this).threshold();
    }

    @Override
    public double score(BinaryCounts counts) {
        return (double) (counts.truePositives() + counts.trueNegatives()) / (counts.positives() + counts.negatives());
    }
}
