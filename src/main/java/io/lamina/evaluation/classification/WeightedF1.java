package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Score;
import io.lamina.setting.Kind;

/**
 * The mean F1 of the classes, each counting by its rows; in [0, 1]. scikit-learn: {@code f1_score(average="weighted")} with
 * {@code zero_division=0}.
 */
@Kind(
        formula = "Σ actual(c) f1(c) / n, 0 / 0 = 0",
        use = "As weightedPrecision, where missed rows cost like false alarms.")
public record WeightedF1() implements ClassificationMetric {
    @Override
    public boolean greaterIsBetter() {
        return true;
    }

    @Override
    public Score of(ClassPredictions predictions) {
        return ClassAverage.weighted(predictions.counts(), predictions.counts()::f1);
    }
}
