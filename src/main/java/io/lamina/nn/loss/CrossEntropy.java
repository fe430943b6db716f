package io.lamina.nn.loss;

import io.lamina.nn.activation.OutputActivation;
import io.lamina.setting.Kind;

/**
 * Cross-entropy of mutually exclusive classes, on logits: a row's loss is {@code −ln pₜ} with {@code p = softmax(x)} and {@code t} the
 * row's class, computed as {@code ln Σⱼ e^(xⱼ−m) + m − xₜ} with {@code m = max x}, which never overflows. Softmax, loss and gradient
 * {@code (p − onehot(t)) / rows} are one pass, as PyTorch's {@code CrossEntropyLoss}.
 *
 * <p>Targets have one column: the index of the class, 0 … outputs − 1, as a float.
 */
@Kind(formula = "mean(-ln(softmax(output)[class]))", use = "For two or more classes of which each row has exactly one.")
public record CrossEntropy() implements Loss {
    @Override
    public void evaluate(float[] logits, float[] targets, double[] losses, float[] gradients, int rows, int outputs) {
        for (int row = 0; row < rows; row++) {
            int start = row * outputs;
            losses[row] = evaluateRow(logits, gradients, start, outputs, (int) targets[row], rows);
        }
    }

    private static double evaluateRow(float[] logits, float[] gradients, int start, int outputs, int target, int rows) {
        int end = start + outputs;
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = start; i < end; i++) {
            largest = Math.max(largest, logits[i]);
        }
        double total = 0;
        for (int i = start; i < end; i++) {
            double exponential = Math.exp((double) logits[i] - largest);
            gradients[i] = (float) exponential;
            total += exponential;
        }
        float scale = (float) (1.0 / (total * rows));
        for (int i = start; i < end; i++) {
            gradients[i] *= scale;
        }
        gradients[start + target] -= 1f / rows;
        return Math.log(total) + largest - logits[start + target];
    }

    @Override
    public int targetColumns(int outputs) {
        return 1;
    }

    @Override
    public OutputActivation outputActivation() {
        return OutputActivation.SOFTMAX;
    }

    @Override
    public boolean accepts(float target, int outputs) {
        return target >= 0f && target < outputs && target == (int) target;
    }

    @Override
    public String acceptedTargets(int outputs) {
        return "a class index from 0 to " + (outputs - 1);
    }
}
