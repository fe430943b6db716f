package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Score;
import io.lamina.setting.Kind;

/**
 * The area under the receiver operating characteristic of a binary task: the chance that a row of the second label gets a
 * higher probability of it than a row of the first, equal probabilities counting half (the Mann-Whitney statistic; Hanley and
 * McNeil 1982). In [0, 1], 0.5 for guessing; the same whichever label is called positive. scikit-learn: {@code roc_auc_score}.
 */
@Kind(
        formula = "P(p(positive row) > p(negative row)) + ½ P(equal)",
        use = "How well a binary model ranks, whatever threshold is chosen later.")
public record RocAuc() implements ClassificationMetric {
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
        Score area = predictions.areas(1).rocAuc();
        return area.value() == null ? Score.undefined("all rows are of one class") : area;
    }
}
