package io.lamina.nn.loss;

import io.lamina.nn.activation.OutputActivation;
import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/**
 * Cross-entropy of mutually exclusive classes, on logits: a row's loss is {@code −ln pₜ} with {@code p = softmax(x)} and {@code t} the
 * row's class, computed as {@code ln Σⱼ e^(xⱼ−m) + m − xₜ} with {@code m = max x}, which never overflows. The gradient is
 * {@code (p − onehot(t)) / rows}, as PyTorch's {@code CrossEntropyLoss}.
 *
 * <p>Label smoothing ε makes the loss {@code (1−ε)·(−ln pₜ) + (ε/K)·Σⱼ −ln pⱼ} over the K classes, and the gradient
 * {@code (p − (1−ε)·onehot(t) − ε/K) / rows}. Source: Szegedy et al., "Rethinking the Inception Architecture", CVPR 2016, as in PyTorch.
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
        Softmax.exponentials(logits, gradients, losses, rows, outputs);
        double spread = labelSmoothing / outputs;
        for (int row = 0; row < rows; row++) {
            int start = row * outputs;
            int end = start + outputs;
            double largest = losses[row];
            double total = 0;
            double distances = 0;
            for (int i = start; i < end; i++) {
                double exponential = Softmax.corrected(gradients[i], logits[i], largest);
                gradients[i] = (float) exponential;
                total += exponential;
                distances += largest - logits[i];
            }
            int target = start + (int) targets[row];
            double logarithm = Math.log(total);
            losses[row] = logarithm
                    + (1 - labelSmoothing) * (largest - logits[target])
                    + labelSmoothing * distances / outputs;
            // Not the difference of two nearly equal floats: rows that are nearly learned still have a gradient.
            double ofTarget = (gradients[target] - total) / total + (labelSmoothing - spread);
            float scale = (float) (1.0 / (total * rows));
            float less = (float) (spread / rows);
            for (int i = start; i < end; i++) {
                gradients[i] = gradients[i] * scale - less;
            }
            gradients[target] = (float) (ofTarget / rows);
        }
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
