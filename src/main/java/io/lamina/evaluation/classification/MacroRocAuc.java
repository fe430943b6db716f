package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Score;
import io.lamina.setting.Kind;

/**
 * The mean area under the receiver operating characteristic of each class against all others; in [0, 1], 0.5 for guessing.
 * scikit-learn: {@code roc_auc_score(multi_class="ovr", average="macro")}.
 *
 * <p>Where we differ: a class without rows has no area and is left out; scikit-learn refuses the whole.
 */
@Kind(
        formula = "mean over the classes c with rows of rocAuc(c against all others)",
        use = "How well a model of several classes ranks, rare classes counting like frequent ones.")
public record MacroRocAuc() implements ClassificationMetric {
    @Override
    public boolean greaterIsBetter() {
        return true;
    }

    @Override
    public boolean appliesTo(int classCount) {
        return classCount > 2;
    }

    @Override
    public Score of(ClassPredictions predictions) {
        return ClassAverage.ofDefined(
                predictions.counts(), c -> predictions.areas(c).rocAuc());
    }
}
