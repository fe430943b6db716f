package io.lamina.nn.loss;

import io.lamina.nn.activation.OutputActivation;
import io.lamina.setting.Kind;

/**
 * Cross-entropy of independent yes/no outputs, on logits: an element's loss is {@code −t·ln p − (1−t)·ln(1−p)} with
 * {@code p = 1/(1+e⁻ˣ)}, computed as {@code max(x, 0) − x·t + ln(1 + e^−|x|)}, which never overflows. A row's loss is the mean over
 * its outputs, as PyTorch's {@code BCEWithLogitsLoss}. The gradient is {@code (p − t) / (rows·outputs)}.
 */
@Kind(
        formula = "mean(-target * ln(p) - (1 - target) * ln(1 - p)), p = sigmoid(output)",
        use = "For two classes with one output, or several yes/no answers at once.")
public record BinaryCrossEntropy() implements Loss {
    @Override
    public void evaluate(float[] logits, float[] targets, double[] losses, float[] gradients, int rows, int outputs) {
        int count = rows * outputs;
        double scale = 1.0 / count;
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int i = row * outputs; i < (row + 1) * outputs; i++) {
                double x = logits[i];
                double target = targets[i];
                double small = Math.exp(-Math.abs(x));
                double probability = (x >= 0 ? 1.0 : small) / (1.0 + small);
                gradients[i] = (float) (scale * (probability - target));
                sum += Math.max(x, 0.0) - x * target + Math.log(1.0 + small);
            }
            losses[row] = sum / outputs;
        }
    }

    @Override
    public int targetColumns(int outputs) {
        return outputs;
    }

    @Override
    public OutputActivation outputActivation() {
        return OutputActivation.SIGMOID;
    }

    @Override
    public boolean accepts(float target, int outputs) {
        return target >= 0f && target <= 1f;
    }

    @Override
    public String acceptedTargets(int outputs) {
        return "a number between 0 and 1";
    }
}
