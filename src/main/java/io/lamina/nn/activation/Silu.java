package io.lamina.nn.activation;

import io.lamina.setting.Kind;

/**
 * Sigmoid linear unit, also called swish: {@code f(x) = x·σ(x)} with {@code σ(x) = 1 / (1 + e⁻ˣ)}; {@code f′(x) = σ(x)·(1 + x·(1 −
 * σ(x)))}.
 *
 * <p>Source: Elfwing, Uchibe, Doya, "Sigmoid-Weighted Linear Units", Neural Networks 107, 2018. Where we differ: {@code f(x) = max(x, 0)
 * − t / (1 + eᵗ)} with t = |x|, whose absolute error is below 2·10⁻⁷ (relative where |f| > 1); f′ uses {@link Tanh}'s approximation and
 * has an absolute error below 3·10⁻⁶.
 */
@Kind(formula = "x / (1 + exp(-x))", use = "A smooth relu that is cheap; try it where relu units die.")
public record Silu() implements Activation {
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
            // σ(1 + x(1 − σ)) with σ = (1 + t) / 2: written with σ itself it is not vectorised (8 times slower).
            float half = Math.max(-Tanh.LIMIT, Math.min(Tanh.LIMIT, 0.5f * inputs[i]));
            float t = Tanh.within(half);
            gradients[i] *= 0.5f * ((1f + t) + half * (1f - t * t));
        }
    }

    @Override
    public Gain gain() {
        return Gain.RECTIFIED;
    }
}
