package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Score;
import io.lamina.setting.Kind;

/**
 * The mean precision of the classes, each counting by its rows; in [0, 1]. scikit-learn: {@code precision_score(average="weighted")} with
 * {@code zero_division=0}.
 */
@Kind(formula = "Σ actual(c) precision(c) / n, 0 / 0 = 0", use = "When a class matters in proportion to its rows.")
public record WeightedPrecision() implements ClassificationMetric {
    @Override
    public boolean greaterIsBetter() {
        return true;
    }

    @Override
    public Score of(ClassPredictions predictions) {
        return ClassAverage.weighted(predictions.counts(), predictions.counts()::precision);
    }
}
