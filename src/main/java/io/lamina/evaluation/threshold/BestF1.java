package io.lamina.evaluation.threshold;

import io.lamina.evaluation.classification.ClassPredictions;
import io.lamina.setting.Kind;

/** The threshold with the largest F1 of the positive class. */
@Kind(formula = "2 tp / (2 tp + fp + fn)", use = "When the positive class is rare and is what is looked for.")
public record BestF1() implements DecisionThreshold, ThresholdCriterion {
    @Override
    public double choose(ClassPredictions predictions) {
        return BestThreshold.of(predictions, this).threshold();
    }

    @Override
    public double score(BinaryCounts counts) {
        double all = 2.0 * counts.truePositives() + counts.falsePositives() + counts.falseNegatives();
        return counts.positives() == 0 ? Double.NaN : 2 * counts.truePositives() / all;
    }
}
