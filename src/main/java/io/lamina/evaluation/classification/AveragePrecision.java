package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Score;
import io.lamina.setting.Kind;

/**
 * The area under the precision-recall curve of a binary task, in steps; in [0, 1], and the share of positive rows for guessing. P(i) and
 * R(i) are precision and recall at the i-th distinct probability of the second label, the highest first. scikit-learn:
 * {@code average_precision_score}.
 *
 * <p>Where we differ: undefined if no row is positive; scikit-learn says 0.
 */
@Kind(
        formula = "Σ (R(i) - R(i-1)) P(i)",
        use = "When the positive class is rare: rocAuc is lenient there, this is not.")
public record AveragePrecision() implements ClassificationMetric {
    @Override
    public boolean greaterIsBetter() {
        return true;
    }

    @Override
    public boolean appliesTo(int classCount) {
        return classCount == 2;
    }

    @Override
    public Score of(ClassPredictions predictions) {
        return predictions.areas(1).averagePrecision();
    }
}
