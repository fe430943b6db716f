package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Score;
import io.lamina.evaluation.metric.Share;
import io.lamina.setting.Kind;

/**
 * The mean recall of the classes, each counting by its rows, which is {@link Accuracy}; in [0, 1]. scikit-learn:
 * {@code recall_score(average="weighted")}.
 */
@Kind(
        formula = "Σ actual(c) recall(c) / n = Σ tp(c) / n",
        use = "To compare with reports that quote weighted averages.")
public record WeightedRecall() implements ClassificationMetric {
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
