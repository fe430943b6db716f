package io.lamina.nn.clipping;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/**
 * Holds every single gradient within ±{@code threshold}; the direction of the whole may change. As PyTorch's
 * {@code clip_grad_value_}.
 */
@Kind(
        formula = "max(-threshold, min(threshold, g))",
        use = "Where single parameters explode; norm is the better first choice.")
public record Value(
        @Setting(
                doc = "The largest magnitude that the gradient of one parameter may have.",
                defaultValue = "0.5",
                min = 0,
                exclusiveMin = true,
                max = 1e9)
        double threshold)
        implements GradientClipping {
    public Value {
        Checks.threshold(threshold);
    }

    @Override
    public void clip(float[] gradients) {
        float limit = (float) threshold;
        for (int i = 0; i < gradients.length; i++) {
            gradients[i] = Math.max(-limit, Math.min(limit, gradients[i]));
        }
    }
}
