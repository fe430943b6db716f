package io.lamina.nn.loss;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/**
 * Huber's loss: squared for small errors, linear for large ones. With {@code d = x − t} and {@code c = min(|d|, δ)} an element's loss is
 * {@code c·(|d| − c/2)}, a row's loss the mean over its outputs, as PyTorch's {@code HuberLoss}. The gradient is
 * {@code max(−δ, min(d, δ)) / (rows·outputs)}.
 *
 * <p>Source: Huber, "Robust Estimation of a Location Parameter", Annals of Mathematical Statistics 35, 1964.
 */
@Kind(
        formula = "mean(d^2 / 2 if abs(d) <= delta else delta * (abs(d) - delta / 2)), d = output - target",
        use = "For regression with some outliers: as smooth as mse near the target, as robust as mae far from it.")
public record Huber(
        @Setting(
                doc =
                        "Error at which the loss turns from squared to linear, in units of the target as the network learns it.",
                defaultValue = "1",
                min = 0,
                exclusiveMin = true,
                max = 1e6)
        double delta)
        implements Loss {
    public Huber {
        if (!(delta > 0 && delta <= 1e6)) {
            throw new IllegalArgumentException("loss.delta must be greater than 0 and at most 1e6, got " + delta);
        }
    }

    @Override
    public void evaluate(float[] logits, float[] targets, double[] losses, float[] gradients, int rows, int outputs) {
        int count = rows * outputs;
        double perOutput = 1.0 / outputs;
        float scale = 1f / count;
        float bound = (float) delta;
        for (int i = 0; i < count; i++) {
            gradients[i] = scale * Math.max(-bound, Math.min(logits[i] - targets[i], bound));
        }
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int i = row * outputs; i < (row + 1) * outputs; i++) {
                double distance = Math.abs((double) logits[i] - targets[i]);
                double near = Math.min(distance, delta);
                sum += near * (distance - 0.5 * near);
            }
            losses[row] = sum * perOutput;
        }
    }
}
