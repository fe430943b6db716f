package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Score;
import io.lamina.setting.Kind;

/**
 * The mean F1 of the classes that occur; in [0, 1]. The mean of each class's F1, not the F1 of the means. scikit-learn:
 * {@code f1_score(average="macro")} with {@code zero_division=0}. See {@link ClassAverage} for classes that do not occur.
 */
@Kind(
        formula = "mean of 2 tp(c) / (actual(c) + predicted(c)) over the classes c that occur, 0 / 0 = 0",
        use = "When rare classes matter as much as frequent ones, and both false alarms and misses cost.")
public record MacroF1() implements ClassificationMetric {
    @Override
    public boolean greaterIsBetter() {
        return true;
    }

    @Override
    public Score of(ClassPredictions predictions) {
        return ClassAverage.macro(predictions.counts(), predictions.counts()::f1);
    }
}
