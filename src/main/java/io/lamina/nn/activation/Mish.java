package io.lamina.nn.activation;

import io.lamina.setting.Kind;

/**
 * {@code f(x) = x·tanh(log(1 + eˣ))}; with v = 1 / (1 + eˣ): {@code f(x) = x·(1 − v²)/(1 + v²)} and {@code f′(x) = (1 − v²)/(1 + v²) +
 * 4·x·v²·(1 − v)/(1 + v²)²}.
 *
 * <p>Source: Misra, "Mish: A Self Regularized Non-Monotonic Activation Function", BMVC 2020. Where we differ: with t = |x| and E = eᵗ,
 * {@code f(x) = x − 2t/(E² + 2E + 2)} above zero and {@code −t·(1 + 2E)/(2E² + 2E + 1)} below, so that nothing cancels; the absolute error
 * of f is below 4·10⁻⁷ (relative where |f| > 1), that of f′, which uses {@link Sigmoid}'s approximation, below 3·10⁻⁶.
 */
@Kind(formula = "x * tanh(log(1 + exp(x)))", use = "A smooth relu; twice as slow as gelu and rarely better on tables.")
public record Mish() implements Activation {
    private static final float SLOPE_LIMIT = 2 * Tanh.LIMIT;

    @Override
    public void forward(float[] inputs, float[] outputs, int count) {
        for (int i = 0; i < count; i++) {
            float x = inputs[i];
            float t = Math.min(Math.abs(x), Exponential.LIMIT);
            float e = Exponential.minusOne(t) + 1f;
            float positive = Math.max(x, 0f);
            // 1 above zero, else 0: both formulas in one, for a branch is not vectorised.
            float above = Math.signum(positive);
            float twice = 2f * e + 1f;
            outputs[i] = positive - t * (twice + above * (2f - twice)) / (twice + above + e * e * (2f - above));
        }
    }

    @Override
    public void backward(float[] inputs, float[] outputs, float[] gradients, int count) {
        for (int i = 0; i < count; i++) {
            float x = Math.max(-SLOPE_LIMIT, Math.min(SLOPE_LIMIT, inputs[i]));
            float v = 0.5f - 0.5f * Tanh.within(0.5f * x);
            float square = v * v;
            float inverse = 1f / (1f + square);
            gradients[i] *= ((1f - square) + 4f * x * square * (1f - v) * inverse) * inverse;
        }
    }

    @Override
    public Gain gain() {
        return Gain.RECTIFIED;
    }
}
