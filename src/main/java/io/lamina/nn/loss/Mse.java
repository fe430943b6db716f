package io.lamina.nn.loss;

import io.lamina.setting.Kind;

/**
 * Mean squared error: a row's loss is {@code (1/outputs)·Σⱼ (xⱼ − tⱼ)²}, so the mean over rows is the mean over all elements, as
 * PyTorch's {@code MSELoss}. The gradient is {@code 2·(x − t) / (rows·outputs)}.
 */
@Kind(formula = "mean((output - target)^2)", use = "For regression; large errors weigh most.")
public record Mse() implements Loss {
    @Override
    public void evaluate(float[] logits, float[] targets, double[] losses, float[] gradients, int rows, int outputs) {
        int count = rows * outputs;
        double perOutput = 1.0 / outputs;
        float scale = 2f / count;
        for (int i = 0; i < count; i++) {
            gradients[i] = scale * (logits[i] - targets[i]);
        }
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int i = row * outputs; i < (row + 1) * outputs; i++) {
                double error = (double) logits[i] - targets[i];
                sum += error * error;
            }
            losses[row] = sum * perOutput;
        }
    }
}
