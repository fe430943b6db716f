package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Score;
import io.lamina.setting.Kind;

/**
 * The mean negative log-likelihood of the true classes, in nats; 0 is perfect. scikit-learn: {@code log_loss} of float32
 * probabilities.
 *
 * <p>As there, a probability is first brought into [ε, 1 - ε] with ε = 2⁻²³, the precision of a float, so that one confident
 * mistake costs at most 15.9 and not infinity; then each row is divided by its sum. Computed in double.
 */
@Kind(
        formula = "-mean of ln(p(actual class))",
        use = "When the probabilities themselves are used, not only the most probable class.")
public record LogLoss() implements ClassificationMetric {
    private static final double EPSILON = Math.ulp(1f);

    @Override
    public boolean greaterIsBetter() {
        return false;
    }

    @Override
    public Score of(ClassPredictions predictions) {
        double total = 0;
        for (int row = 0; row < predictions.size(); row++) {
            int weight = predictions.weight(row);
            if (weight == 0) {
                continue;
            }
            double sum = 0;
            for (int c = 0; c < predictions.classCount(); c++) {
                sum += clipped(predictions.probability(row, c));
            }
            total -= weight * Math.log(clipped(predictions.probability(row, predictions.actual(row))) / sum);
        }
        return Score.of(total / predictions.counts().rows());
    }

    private static double clipped(float probability) {
        return Math.clamp(probability, EPSILON, 1 - EPSILON);
    }
}
