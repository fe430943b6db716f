package io.lamina.nn.activation;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/**
 * A smooth relu that is never zero: {@code f(x) = log(1 + e^(b·x)) / b}, {@code f′(x) = 1 / (1 + e^(−b·x))}, with b = {@code beta}.
 *
 * <p>Source: Dugas et al., "Incorporating Second-Order Functional Knowledge for Better Option Pricing", NIPS 2000. Where we differ: PyTorch
 * answers x itself from b·x > 20 on; here {@code log(1 + eᶻ) = max(z, 0) + 2·artanh(1 / (1 + 2·eᵗ))}, t = |z|, has no seam. The absolute
 * error of f is below 3·10⁻⁷ / b (relative where b·f > 1), that of f′ below 3·10⁻⁷; below b·x = −20 the answer stays at 2·10⁻⁹ / b.
 */
@Kind(formula = "log(1 + exp(beta * x)) / beta", use = "For outputs of a unit that must be positive; slower than relu.")
public record Softplus(
        @Setting(
                doc = "Sharpness of the bend at zero: the larger, the nearer to relu.",
                defaultValue = "1.0",
                min = 0.01,
                max = 100)
        double beta)
        implements Activation {
    public Softplus {
        if (!(beta >= 0.01 && beta <= 100)) {
            throw new IllegalArgumentException("beta must be between 0.01 and 100, got " + beta);
        }
    }

    @Override
    public void forward(float[] inputs, float[] outputs, int count) {
        float sharpness = (float) beta;
        float inverse = (float) (1.0 / beta);
        for (int i = 0; i < count; i++) {
            float x = inputs[i];
            float t = Math.min(Math.abs(sharpness * x), Exponential.LIMIT);
            float z = 1f / (2f * Exponential.minusOne(t) + 3f);
            float s = z * z;
            float p = 0.34207213f * s + 0.3959259f;
            p = p * s + 0.6667587f;
            p = p * s + 2f;
            outputs[i] = Math.max(x, 0f) + inverse * z * p;
        }
    }

    @Override
    public void backward(float[] inputs, float[] outputs, float[] gradients, int count) {
        float half = 0.5f * (float) beta;
        for (int i = 0; i < count; i++) {
            gradients[i] *= 0.5f + 0.5f * Tanh.of(half * inputs[i]);
        }
    }

    @Override
    public Gain gain() {
        return Gain.RECTIFIED;
    }
}
