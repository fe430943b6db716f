package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Score;
import io.lamina.evaluation.metric.Share;
import io.lamina.setting.Kind;

/**
 * F1 with the counts of all classes added up; in [0, 1]. Where each row has one class and one prediction, as here, every wrong row is one
 * false positive and one false negative: micro-averaged precision, recall and F1 are one number, which is {@link Accuracy}.
 * scikit-learn: {@code f1_score(average="micro")}.
 */
@Kind(
        formula = "2 Σ tp(c) / Σ (actual(c) + predicted(c)) = Σ tp(c) / n",
        use = "To compare with reports that quote micro averages.")
public record MicroF1() implements ClassificationMetric {
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
