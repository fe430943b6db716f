package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Score;
import io.lamina.setting.Kind;

/**
 * The mean squared distance of the probabilities from the truth (Brier 1950); 0 is perfect, 1 the worst of two classes, 2 of more. Of two
 * classes the second alone counts, as usual: half of the sum over both. scikit-learn: {@code brier_score_loss}.
 */
@Kind(
        formula = "mean of Σ (p(c) - [c is actual])² over the classes c, of two classes over the second",
        use = "How good the probabilities are; unlike logLoss, no single row weighs much.")
public record BrierScore() implements ClassificationMetric {
    @Override
    public boolean greaterIsBetter() {
        return false;
    }

    @Override
    public Score of(ClassPredictions predictions) {
        boolean binary = predictions.classCount() == 2;
        double total = 0;
        for (int row = 0; row < predictions.size(); row++) {
            double squares = 0;
            for (int c = binary ? 1 : 0; c < predictions.classCount(); c++) {
                double distance = (double) predictions.probability(row, c) - (predictions.actual(row) == c ? 1 : 0);
                squares += distance * distance;
            }
            total += predictions.weight(row) * squares;
        }
        return Score.of(total / predictions.counts().rows());
    }
}
