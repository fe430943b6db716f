package io.lamina.nn.activation;

import io.lamina.setting.Kind;

/**
 * Sigmoid linear unit, also called swish: {@code f(x) = x·σ(x)} with {@code σ(x) = 1 / (1 + e⁻ˣ)}; {@code f′(x) = σ(x)·(1 + x·(1 −
 * σ(x)))}.
 *
 * <p>Source: Elfwing, Uchibe, Doya, "Sigmoid-Weighted Linear Units", Neural Networks 107, 2018. Where we differ: {@code f(x) = max(x, 0)
 * − t / (1 + eᵗ)} with t = |x|, whose absolute error is below 2·10⁻⁷ (relative where |f| > 1); f′ uses {@link Sigmoid}'s approximation and
 * has an absolute error below 3·10⁻⁶.
 */
@Kind(formula = "x / (1 + exp(-x))", use = "A smooth relu that is cheap; try it where relu units die.")
public record Silu() implements Activation {
    /** σ is 0 or 1 within 2·10⁻⁷ from here on, where {@link Tanh#of} ends. */
    private static final float SLOPE_LIMIT = 2 * Tanh.LIMIT;

    @Override
    public void forward(float[] inputs, float[] outputs, int count) {
        for (int i = 0; i < count; i++) {
            float x = inputs[i];
            float t = Math.min(Math.abs(x), Exponential.LIMIT);
            outputs[i] = Math.max(x, 0f) - t / (Exponential.minusOne(t) + 2f);
        }
    }

    @Override
    public void backward(float[] inputs, float[] outputs, float[] gradients, int count) {
        for (int i = 0; i < count; i++) {
            float x = Math.max(-SLOPE_LIMIT, Math.min(SLOPE_LIMIT, inputs[i]));
            float sigmoid = 0.5f + 0.5f * Tanh.within(0.5f * x);
            gradients[i] *= sigmoid * (1f + x * (1f - sigmoid));
        }
    }

    @Override
    public Gain gain() {
        return Gain.RECTIFIED;
    }
}
