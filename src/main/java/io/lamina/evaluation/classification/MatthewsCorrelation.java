package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Score;
import io.lamina.setting.Kind;

/**
 * The correlation between true and predicted classes; in [-1, 1], 0 for guessing. For more than two classes Gorodkin's R_K
 * (2004, "Comparing two K-category assignments by a K-category correlation coefficient"). scikit-learn:
 * {@code matthews_corrcoef}.
 *
 * <p>Where we differ: undefined if all rows are of one class or are predicted as one class; scikit-learn says 0.
 */
@Kind(
        formula = "(n Σ tp(c) - Σ actual(c) predicted(c)) / √((n² - Σ actual(c)²) (n² - Σ predicted(c)²))",
        use = "One number for a whole confusion matrix that is high only if every class is told well.")
public record MatthewsCorrelation() implements ClassificationMetric {
    @Override
    public boolean greaterIsBetter() {
        return true;
    }

    @Override
    public Score of(ClassPredictions predictions) {
        ClassCounts counts = predictions.counts();
        double rows = counts.rows();
        double chance = 0;
        double actualSquares = 0;
        double predictedSquares = 0;
        for (int c = 0; c < predictions.classCount(); c++) {
            double actual = counts.actual(c);
            double predicted = counts.predicted(c);
            chance += actual * predicted;
            actualSquares += actual * actual;
            predictedSquares += predicted * predicted;
        }
        double denominator = Math.sqrt((rows * rows - actualSquares) * (rows * rows - predictedSquares));
        return Score.ratio(
                rows * counts.hits() - chance, denominator, "all rows are of one class or are predicted as one class");
    }
}
