package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Score;
import io.lamina.setting.Kind;

/**
 * The mean area under the precision-recall curve of each class against all others, in steps as {@link AveragePrecision}; in [0, 1].
 * scikit-learn: {@code average_precision_score(average="macro")} of a binary column per class.
 *
 * <p>Where we differ: a class without rows has no area and is left out; scikit-learn counts 0.
 */
@Kind(
        formula = "mean over the classes c with rows of averagePrecision(c against all others)",
        use = "Beside macroRocAuc, when classes are rare.")
public record MacroAveragePrecision() implements ClassificationMetric {
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
                predictions.counts(), c -> predictions.areas(c).averagePrecision());
    }
}
