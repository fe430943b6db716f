package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Score;
import io.lamina.evaluation.metric.Share;
import io.lamina.setting.Kind;

/** The part of the rows whose predicted class is the true one; in [0, 1]. scikit-learn: {@code accuracy_score}. */
@Kind(
        formula = "Σ tp(c) / n",
        use = "When classes are about equally frequent and every mistake costs the same; misleading for rare classes.")
public record Accuracy() implements ClassificationMetric {
    @Override
    public boolean greaterIsBetter() {
        return true;
    }

    @Override
    public Share share(ClassPredictions predictions) {
        return new Share(predictions.counts().hits(), predictions.counts().rows());
    }

    @Override
    public Score of(ClassPredictions predictions) {
        return share(predictions).score("there are no rows");
    }
}
