package io.lamina.nn.loss;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/**
 * The pinball loss, whose optimum is a quantile q of the target: an element's loss is {@code max(q·(t − x), (q − 1)·(t − x))}, a row's
 * loss the mean over its outputs. The gradient is {@code −q / (rows·outputs)} below the target, {@code (1 − q) / (rows·outputs)} above
 * it and 0 on it.
 *
 * <p>Source: Koenker and Bassett, "Regression Quantiles", Econometrica 46, 1978. PyTorch has no such loss.
 */
@Kind(
        formula = "mean(max(quantile * (target - output), (quantile - 1) * (target - output)))",
        use = "For a bound that the target stays below with a given probability; 0.5 is the median.")
public record Quantile(
        @Setting(
                doc = "Part of the targets that shall lie below the output.",
                defaultValue = "0.5",
                min = 0,
                exclusiveMin = true,
                max = 1,
                exclusiveMax = true)
        double quantile)
        implements Loss {
    public Quantile {
        if (!(quantile > 0 && quantile < 1)) {
            throw new IllegalArgumentException("loss.quantile must be between 0 and 1, both excluded, got " + quantile);
        }
    }

    @Override
    public void evaluate(float[] logits, float[] targets, double[] losses, float[] gradients, int rows, int outputs) {
        int count = rows * outputs;
        double perOutput = 1.0 / outputs;
        float half = 0.5f / count;
        float lean = (float) ((0.5 - quantile) / count);
        for (int i = 0; i < count; i++) {
            // sign·½ + (½ − q), and 0 on the target: a comparison in its place is not vectorised.
            float sign = Math.signum(logits[i] - targets[i]);
            gradients[i] = half * sign + lean * Math.abs(sign);
        }
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int i = row * outputs; i < (row + 1) * outputs; i++) {
                double missing = (double) targets[i] - logits[i];
                sum += Math.max(quantile * missing, (quantile - 1) * missing);
            }
            losses[row] = sum * perOutput;
        }
    }
}
