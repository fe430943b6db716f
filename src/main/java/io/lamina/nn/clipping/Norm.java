package io.lamina.nn.clipping;

import io.lamina.nn.linalg.Norms;
import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/**
 * Scales the gradient, taken as one vector over all parameters, down to a Euclidean norm of at most {@code threshold}; its direction
 * stays: {@code g ← g · min(1, threshold / (‖g‖ + 1e-6))}.
 *
 * <p>Source: Pascanu, Mikolov, Bengio, "On the difficulty of training recurrent neural networks", ICML 2013, algorithm 1; as PyTorch's
 * {@code clip_grad_norm_}, its 1e-6 included.
 */
@Kind(
        formula = "g * min(1, threshold / norm(g))",
        use = "Against exploding gradients: long steps become shorter, their direction stays.")
public record Norm(
        @Setting(
                doc = "The largest Euclidean norm that the gradient of all parameters may have.",
                defaultValue = "1.0",
                min = 0,
                exclusiveMin = true,
                max = 1e9)
        double threshold)
        implements GradientClipping {
    public Norm {
        Checks.threshold(threshold);
    }

    @Override
    public void clip(float[] gradients) {
        double norm = Math.sqrt(Norms.squares(gradients, 0, gradients.length));
        double share = threshold / (norm + 1e-6);
        if (share < 1) {
            float factor = (float) share;
            for (int i = 0; i < gradients.length; i++) {
                gradients[i] *= factor;
            }
        }
    }
}
