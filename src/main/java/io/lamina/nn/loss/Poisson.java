package io.lamina.nn.loss;

import io.lamina.nn.activation.OutputActivation;
import io.lamina.nn.linalg.Exponentials;
import io.lamina.setting.Kind;

/**
 * Negative logarithm of a Poisson likelihood whose rate is {@code eˣ}, without the term {@code ln t!} that no output changes: an
 * element's loss is {@code eˣ − t·x}, a row's loss the mean over its outputs, as PyTorch's
 * {@code PoissonNLLLoss(log_input=True, full=False)}. The gradient is {@code (eˣ − t) / (rows·outputs)}.
 *
 * <p>The loss may be negative. An output above 88 is a rate beyond the largest float: gradient and training overflow.
 */
@Kind(
        formula = "mean(exp(output) - target * output)",
        use = "For counts and rates, which are never negative; the prediction is exp(output).")
public record Poisson() implements Loss {
    @Override
    public void evaluate(float[] logits, float[] targets, double[] losses, float[] gradients, int rows, int outputs) {
        int count = rows * outputs;
        double perOutput = 1.0 / outputs;
        System.arraycopy(logits, 0, gradients, 0, count);
        Exponentials.exp(gradients, 0, count);
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int i = row * outputs; i < (row + 1) * outputs; i++) {
                sum += gradients[i] - (double) targets[i] * logits[i];
            }
            losses[row] = sum * perOutput;
        }
        float scale = 1f / count;
        for (int i = 0; i < count; i++) {
            gradients[i] = scale * (gradients[i] - targets[i]);
        }
    }

    @Override
    public OutputActivation outputActivation() {
        return OutputActivation.EXPONENTIAL;
    }

    @Override
    public boolean accepts(float target, int outputs) {
        return target >= 0f && Float.isFinite(target);
    }

    @Override
    public String acceptedTargets(int outputs) {
        return "a number of 0 or more";
    }
}
