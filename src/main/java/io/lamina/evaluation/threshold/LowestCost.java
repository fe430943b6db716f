package io.lamina.evaluation.threshold;

import io.lamina.evaluation.classification.ClassPredictions;
import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/**
 * The threshold whose mistakes cost least.
 *
 * @param falsePositive what a false alarm costs, in any unit; 0 or more
 * @param falseNegative what a missed row costs, in the same unit; 0 or more
 */
@Kind(formula = "-(falsePositive · fp + falseNegative · fn) / n", use = "When it is known what mistakes cost.")
public record LowestCost(
        @Setting(doc = "What a false alarm costs, in any unit.", defaultValue = "1", min = 0, max = 1e9)
        double falsePositive,

        @Setting(doc = "What a missed positive row costs, in the same unit.", defaultValue = "1", min = 0, max = 1e9)
        double falseNegative)
        implements DecisionThreshold, ThresholdCriterion {
    /** @throws IllegalArgumentException if nothing costs anything, or a cost is negative or no number */
    public LowestCost {
        if (!(falsePositive >= 0 && falseNegative >= 0 && falsePositive + falseNegative > 0)) {
            throw new IllegalArgumentException("falsePositive and falseNegative must be 0 or more and not both 0, got "
                    + falsePositive + " and " + falseNegative);
        }
    }

    @Override
    public double choose(ClassPredictions predictions) {
        return BestThreshold.of(predictions, this).threshold();
    }

    @Override
    public double score(BinaryCounts counts) {
        double cost = falsePositive * counts.falsePositives() + falseNegative * counts.falseNegatives();
        return -cost / (counts.positives() + counts.negatives());
    }
}
