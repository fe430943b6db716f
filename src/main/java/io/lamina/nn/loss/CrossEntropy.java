package io.lamina.nn.loss;

import io.lamina.nn.activation.OutputActivation;
import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/**
 * Cross-entropy of mutually exclusive classes, on logits: a row's loss is {@code −ln pₜ} with {@code p = softmax(x)} and {@code t} the
 * row's class, computed as {@code ln Σⱼ e^(xⱼ−xₜ)}, or relative to the largest logit where that overflows. The gradient is
 * {@code (p − onehot(t)) / rows}, as PyTorch's {@code CrossEntropyLoss}.
 *
 * <p>Label smoothing ε makes the loss {@code (1−ε)·(−ln pₜ) + (ε/K)·Σⱼ −ln pⱼ} over the K classes, and the gradient
 * {@code (p − (1−ε)·onehot(t) − ε/K) / rows}. Source: Szegedy et al., "Rethinking the Inception Architecture", CVPR 2016, as in PyTorch without class weights.
 *
 * <p>Targets have one column: the index of the class, 0 … outputs − 1, as a float.
 */
@Kind(formula = "mean(-ln(softmax(output)[class]))", use = "For two or more classes of which each row has exactly one.")
public record CrossEntropy(
        @Setting(
                doc = "Part of the probability that is spread evenly over all classes.",
                defaultValue = "0",
                min = 0,
                max = 1,
                exclusiveMax = true)
        double labelSmoothing)
        implements Loss {
    public CrossEntropy {
        Smoothing.check(labelSmoothing);
    }

    @Override
    public void evaluate(float[] logits, float[] targets, double[] losses, float[] gradients, int rows, int outputs) {
        double perRow = 1.0 / rows;
        double spread = labelSmoothing / outputs;
        float less = (float) (spread * perRow);
        Softmax.exponentials(logits, targets, gradients, rows, outputs);
        for (int row = 0; row < rows; row++) {
            int start = row * outputs;
            int end = start + outputs;
            int target = start + (int) targets[row];
            double total = Softmax.total(logits, gradients, start, end);
            double exponential = gradients[target];
            losses[row] = Softmax.surprise(logits, gradients, start, end, target, total)
                    + smoothing(logits, start, end, target);
            double inverse = 1 / total;
            float scale = (float) (inverse * perRow);
            for (int i = start; i < end; i++) {
                gradients[i] = gradients[i] * scale - less;
            }
            // Not the difference of two nearly equal floats: rows that are nearly learned still have a gradient.
            gradients[target] = (float) (((exponential - total) * inverse + (labelSmoothing - spread)) * perRow);
        }
    }

    /** What smoothing adds to a row's loss: ε·(xₜ − mean x). */
    private double smoothing(float[] logits, int start, int end, int target) {
        if (labelSmoothing == 0) {
            return 0;
        }
        double sum = 0;
        for (int i = start; i < end; i++) {
            sum += (double) logits[target] - logits[i];
        }
        return labelSmoothing * sum / (end - start);
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
