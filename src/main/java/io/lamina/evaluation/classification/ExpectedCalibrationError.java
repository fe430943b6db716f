package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Score;
import io.lamina.setting.Kind;

/**
 * How far probabilities are from the shares that come true (Naeini et al. 2015; Guo et al. 2017): the mean over the ten bins of
 * {@link Calibration}, weighted by their rows, of the distance between mean probability and share; in [0, 1], 0 is perfect.
 *
 * <p>No counterpart in scikit-learn 1.2; its {@code calibration_curve} has the same bins.
 */
@Kind(
        formula = "Σ rows(b) / n · |mean p(b) - share(b)| over the bins b",
        use = "Whether a probability of 0.8 comes true in 8 of 10 rows.")
public record ExpectedCalibrationError() implements ClassificationMetric {
    @Override
    public boolean greaterIsBetter() {
        return false;
    }

    @Override
    public Score of(ClassPredictions predictions) {
        ReliabilityCounts bins = ReliabilityCounts.of(predictions);
        double distance = 0;
        for (int bin = 0; bin < ReliabilityCounts.BINS; bin++) {
            distance += Math.abs(bins.sum(bin) - bins.hits(bin));
        }
        return Score.of(distance / predictions.counts().rows());
    }
}
