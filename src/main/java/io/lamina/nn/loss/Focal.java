package io.lamina.nn.loss;

import io.lamina.nn.activation.OutputActivation;
import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/**
 * Focal loss of mutually exclusive classes, on logits: a row's loss is {@code −(1−pₜ)^γ · ln pₜ} with {@code p = softmax(x)} and
 * {@code t} the row's class, so that rows which are already right weigh little; γ = 0 is cross-entropy. The gradient is
 * {@code (p − onehot(t)) · (1−pₜ)^γ · (1 − γ·pₜ·ln pₜ / (1−pₜ)) / rows}.
 *
 * <p>Source: Lin, Goyal, Girshick, He, Dollár, "Focal Loss for Dense Object Detection", ICCV 2017, equation 4. Where we differ: softmax
 * over the classes instead of a sigmoid for each; its α is what class weights do.
 *
 * <p>Targets have one column: the index of the class, 0 … outputs − 1, as a float.
 */
@Kind(
        formula = "mean(-(1 - p)^gamma * ln(p)), p = softmax(output)[class]",
        use = "For classes of very different size, or where easy rows drown hard ones.")
public record Focal(
        @Setting(
                doc = "How strongly rows that are already right are played down; 0 is cross-entropy.",
                defaultValue = "2",
                min = 0,
                max = 10)
        double gamma)
        implements Loss {
    public Focal {
        if (!(gamma >= 0 && gamma <= 10)) {
            throw new IllegalArgumentException("loss.gamma must be between 0 and 10, got " + gamma);
        }
    }

    @Override
    public void evaluate(float[] logits, float[] targets, double[] losses, float[] gradients, int rows, int outputs) {
        Softmax.exponentials(logits, targets, gradients, rows, outputs);
        for (int row = 0; row < rows; row++) {
            int start = row * outputs;
            int end = start + outputs;
            int target = start + (int) targets[row];
            double total = Softmax.total(logits, gradients, start, end);
            double inverse = 1 / total;
            double probability = gradients[target] * inverse;
            double wrong = (total - gradients[target]) * inverse;
            double surprise = Softmax.surprise(logits, gradients, start, end, target, total);
            double focus = Math.pow(wrong, gamma);
            losses[row] = focus * surprise;
            // −ln p / (1−p) tends to 1 as p does.
            double slope = wrong > 0 ? surprise / wrong : 1;
            double factor = focus * (1 + gamma * probability * slope) / rows;
            float scale = (float) (factor * inverse);
            for (int i = start; i < end; i++) {
                gradients[i] *= scale;
            }
            gradients[target] = (float) (-wrong * factor);
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
