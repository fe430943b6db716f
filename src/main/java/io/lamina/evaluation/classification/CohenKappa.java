package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Score;
import io.lamina.setting.Kind;

/**
 * How much better than chance true and predicted classes agree (Cohen 1960); 1 is perfect, 0 as chance would with the same frequencies,
 * negative worse. scikit-learn: {@code cohen_kappa_score}.
 *
 * <p>Where we differ: undefined if all rows are of one class and are predicted as it; scikit-learn says NaN.
 */
@Kind(
        formula = "(n Σ tp(c) - Σ actual(c) predicted(c)) / (n² - Σ actual(c) predicted(c))",
        use = "Beside accuracy, when the share that guessing gets right is high.")
public record CohenKappa() implements ClassificationMetric {
    @Override
    public boolean greaterIsBetter() {
        return true;
    }

    @Override
    public Score of(ClassPredictions predictions) {
        ClassCounts counts = predictions.counts();
        double rows = counts.rows();
        double chance = 0;
        for (int c = 0; c < counts.classCount(); c++) {
            chance += (double) counts.actual(c) * counts.predicted(c);
        }
        return Score.ratio(
                rows * counts.hits() - chance,
                rows * rows - chance,
                "all rows are of one class and are predicted as it");
    }
}
