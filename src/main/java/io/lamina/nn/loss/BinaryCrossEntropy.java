package io.lamina.nn.loss;

import io.lamina.nn.activation.OutputActivation;
import io.lamina.nn.linalg.Exponentials;
import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/**
 * Cross-entropy of independent yes/no outputs, on logits: an element's loss is {@code −t·ln p − (1−t)·ln(1−p)} with
 * {@code p = 1/(1+e⁻ˣ)}, computed as {@code max(x, 0) − x·t + ln(1 + e^−|x|)}, which never overflows. A row's loss is the mean over
 * its outputs, as PyTorch's {@code BCEWithLogitsLoss}. The gradient is {@code (p − t) / (rows·outputs)}.
 *
 * <p>Label smoothing takes {@code t·(1−ε) + ε/2} for t, as Keras does; PyTorch has none here.
 */
@Kind(
        formula = "mean(-target * ln(p) - (1 - target) * ln(1 - p)), p = sigmoid(output)",
        use = "For two classes with one output, or several yes/no answers at once.")
public record BinaryCrossEntropy(
        @Setting(
                doc = "How far targets are moved from 0 and 1 towards one half.",
                defaultValue = "0",
                min = 0,
                max = 1,
                exclusiveMax = true)
        double labelSmoothing)
        implements Loss {
    public BinaryCrossEntropy {
        Smoothing.check(labelSmoothing);
    }

    @Override
    public void evaluate(float[] logits, float[] targets, double[] losses, float[] gradients, int rows, int outputs) {
        int count = rows * outputs;
        double perOutput = 1.0 / outputs;
        for (int i = 0; i < count; i++) {
            gradients[i] = (float) Exponentials.exp(-Math.abs(logits[i]));
        }
        double kept = 1 - labelSmoothing;
        double moved = labelSmoothing / 2;
        if (outputs == 1) {
            for (int i = 0; i < rows; i++) {
                losses[i] = loss(logits[i], kept * targets[i] + moved, gradients[i]);
            }
        } else {
            for (int row = 0; row < rows; row++) {
                double sum = 0;
                for (int i = row * outputs; i < (row + 1) * outputs; i++) {
                    sum += loss(logits[i], kept * targets[i] + moved, gradients[i]);
                }
                losses[row] = sum * perOutput;
            }
        }
        double scale = 1.0 / count;
        for (int i = 0; i < count; i++) {
            double small = gradients[i];
            // 1 for x > 0, 0 for x < 0: a comparison in its place is not vectorised.
            double positive = 0.5 + 0.5 * Math.signum(logits[i]);
            double probability = (positive + (1 - positive) * small) / (1 + small);
            gradients[i] = (float) (scale * (probability - (kept * targets[i] + moved)));
        }
    }

    /** {@code max(x, 0) − x·t + ln(1 + small)}, {@code small = e^−|x|}. */
    private static double loss(double x, double target, double small) {
        return Math.max(x, 0.0) - x * target + logarithmOfOnePlus(small);
    }

    /**
     * {@code ln(1 + s) = 2·artanh(z)}, {@code z = s / (2 + s)}, for s in [0, 1]: the series up to z¹⁵, right to 2·10⁻⁹ of itself, because
     * {@link Math#log} is not vectorised.
     */
    private static double logarithmOfOnePlus(double s) {
        double z = s / (2 + s);
        double square = z * z;
        double sum = square * (1.0 / 15) + 1.0 / 13;
        sum = sum * square + 1.0 / 11;
        sum = sum * square + 1.0 / 9;
        sum = sum * square + 1.0 / 7;
        sum = sum * square + 1.0 / 5;
        sum = sum * square + 1.0 / 3;
        return 2 * z * (sum * square + 1);
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
