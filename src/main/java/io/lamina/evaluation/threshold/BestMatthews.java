package io.lamina.evaluation.threshold;

import io.lamina.evaluation.classification.ClassPredictions;
import io.lamina.setting.Kind;

/** The threshold with the largest correlation between true and predicted classes (Matthews 1975). */
@Kind(
        formula = "(tp tn - fp fn) / √((tp + fp) (tp + fn) (tn + fp) (tn + fn))",
        use = "One number for all four counts, when classes are unequally frequent.")
public record BestMatthews() implements DecisionThreshold, ThresholdCriterion {
    @Override
    public double choose(ClassPredictions predictions) {
        return BestThreshold.of(predictions, this).threshold();
    }

    @Override
    public double score(BinaryCounts counts) {
        double product = (double) counts.truePositives() * counts.trueNegatives()
                - (double) counts.falsePositives() * counts.falseNegatives();
        double predicted = (double) counts.truePositives() + counts.falsePositives();
        double others = (double) counts.trueNegatives() + counts.falseNegatives();
        return product / Math.sqrt(predicted * others * counts.positives() * counts.negatives());
    }
}
