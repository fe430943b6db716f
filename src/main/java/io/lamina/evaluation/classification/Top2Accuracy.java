package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Score;
import io.lamina.evaluation.metric.Share;
import io.lamina.setting.Kind;

/**
 * The share of the rows whose true class is among the two most probable ones, the first of equals before the others; in [0, 1].
 * scikit-learn: {@code top_k_accuracy_score(k=2)}, which of equals takes the last.
 */
@Kind(
        formula = "rows whose actual class is among the 2 most probable / n",
        use = "When somebody chooses among two suggestions.")
public record Top2Accuracy() implements ClassificationMetric {
    @Override
    public boolean greaterIsBetter() {
        return true;
    }

    @Override
    public boolean appliesTo(int classCount) {
        return classCount > 2;
    }

    @Override
    public Share share(ClassPredictions predictions) {
        return TopClasses.share(predictions, 2);
    }

    @Override
    public Score of(ClassPredictions predictions) {
        return share(predictions).score("there are no rows");
    }
}
