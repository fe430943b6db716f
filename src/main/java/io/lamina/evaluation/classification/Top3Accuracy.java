package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Score;
import io.lamina.evaluation.metric.Share;
import io.lamina.setting.Kind;

/**
 * The share of the rows whose true class is among the three most probable ones, the first of equals before the others; in [0, 1].
 * scikit-learn: {@code top_k_accuracy_score(k=3)}, which of equals takes the last.
 */
@Kind(
        formula = "rows whose actual class is among the 3 most probable / n",
        use = "When somebody chooses among three suggestions.")
public record Top3Accuracy() implements ClassificationMetric {
    @Override
    public boolean greaterIsBetter() {
        return true;
    }

    @Override
    public boolean appliesTo(int classCount) {
        return classCount > 3;
    }

    @Override
    public Share share(ClassPredictions predictions) {
        return TopClasses.share(predictions, 3);
    }

    @Override
    public Score of(ClassPredictions predictions) {
        return share(predictions).score("there are no rows");
    }
}
