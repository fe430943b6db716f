package io.lamina.evaluation.calibration;

import io.lamina.setting.Kind;

/**
 * Temperature scaling (Guo et al. 2017, "On calibration of modern neural networks"): logits are divided by the temperature T that makes
 * the log loss smallest. No prediction changes its class, only its certainty.
 *
 * <p>The log loss is convex in 1 / T, so that the sign of its slope, {@code mean of Σ p(c) z(c) - z(actual)} with p of the scaled logits z / T,
 * says on which side the optimum lies: it is found by halving, on a scale of logarithms, to 1e-9 relative. T stays in [0.05, 20]: logits
 * of rows that are all predicted rightly would go on growing for ever.
 */
@Kind(
        formula = "p = softmax(z / T), T = argmin of the log loss",
        use = "When probabilities are used and calibration shows that they are too certain, as after long training.")
public record Temperature() implements ProbabilityCalibration {
    private static final double MOST = 20;
    private static final int HALVINGS = 40;

    @Override
    public double fit(float[] logits, int[] actual) {
        double low = -Math.log(MOST);
        double high = Math.log(MOST);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (slope(logits, actual, Math.exp(middle)) > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Math.exp((low + high) / 2);
    }

    /** The slope of the log loss in the inverse temperature, times the rows. */
    private static double slope(float[] logits, int[] actual, double inverse) {
        int outputs = logits.length / actual.length;
        double slope = 0;
        for (int row = 0; row < actual.length; row++) {
            slope += outputs == 1
                    ? slopeOfOne(logits[row], actual[row], inverse)
                    : slopeOfSeveral(logits, row * outputs, outputs, actual[row], inverse);
        }
        return slope;
    }

    private static double slopeOfOne(double logit, int actual, double inverse) {
        return (1 / (1 + Math.exp(-inverse * logit)) - actual) * logit;
    }

    private static double slopeOfSeveral(float[] logits, int from, int outputs, int actual, double inverse) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < outputs; c++) {
            largest = Math.max(largest, logits[from + c]);
        }
        double sum = 0;
        double weighted = 0;
        for (int c = 0; c < outputs; c++) {
            double power = Math.exp(inverse * (logits[from + c] - largest));
            sum += power;
            weighted += power * logits[from + c];
        }
        return weighted / sum - logits[from + actual];
    }
}
