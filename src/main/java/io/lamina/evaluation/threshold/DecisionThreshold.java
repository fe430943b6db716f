package io.lamina.evaluation.threshold;

import io.lamina.evaluation.classification.ClassPredictions;
import io.lamina.setting.Described;
import io.lamina.setting.Family;

/**
 * The ways to choose the probability of the second of two classes from which it is predicted. Notation of the formulas: tp, fp, fn, tn true
 * positives, false positives, false negatives and true negatives, the second class being the positive one.
 */
@Family("decisionThresholds")
@Described("How to choose the probability of the second of two classes from which it is predicted.")
public sealed interface DecisionThreshold permits Fixed, BestF1, BestYouden, BestAccuracy, BestMatthews, LowestCost {
    /**
     * Chooses, in O(n log n).
     *
     * @param predictions of two classes
     * @return a probability, in [0, 1]; ½ if no threshold has a score, as without rows of both classes
     */
    double choose(ClassPredictions predictions);
}
