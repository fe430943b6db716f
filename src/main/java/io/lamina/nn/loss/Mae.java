package io.lamina.nn.loss;

import io.lamina.setting.Kind;

/**
 * Mean absolute error: a row's loss is {@code (1/outputs)·Σⱼ |xⱼ − tⱼ|}, as PyTorch's {@code L1Loss}. The gradient is
 * {@code sign(x − t) / (rows·outputs)}, 0 where {@code x = t}. Its optimum is the median.
 */
@Kind(
        formula = "mean(abs(output - target))",
        use = "For regression with outliers; every error weighs by its size, and the median is learned.")
public record Mae() implements Loss {

    @Override
    public void evaluate(float[] logits, float[] targets, double[] losses, float[] gradients, int rows, int outputs) {
        int count = rows * outputs;
        double perOutput = 1.0 / outputs;
        float scale = 1f / count;
        for (int i = 0; i < count; i++) {
            gradients[i] = scale * Math.signum(logits[i] - targets[i]);
        }
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int i = row * outputs; i < (row + 1) * outputs; i++) {
                sum += Math.abs((double) logits[i] - targets[i]);
            }
            losses[row] = sum * perOutput;
        }
    }
}
