package io.lamina.nn.activation;

import io.lamina.setting.Kind;

/**
 * Scaled exponential linear unit: {@code f(x) = λ·x for x > 0, else λ·a·(eˣ − 1)} with λ ≈ 1.0507 and a ≈ 1.6733, for which mean 0 and
 * variance 1 are a fixed point from layer to layer; {@code f′(x) = λ for x > 0, else f(x) + λ·a}.
 *
 * <p>Source: Klambauer, Unterthiner, Mayr, Hochreiter, "Self-Normalizing Neural Networks", NIPS 2017, eq. 2. Where we differ: as
 * {@link Elu}.
 */
@Kind(
        formula = "1.0507 * (x for x > 0, else 1.6733 * (exp(x) - 1))",
        use = "For deep plain networks on standardized inputs, with LeCun's initialization and no normalization.")
public record Selu() implements Activation {
    private static final float SCALE = 1.050701f;
    private static final float FLOOR = (float) (1.0507009873554805 * 1.6732632423543772);

    @Override
    public void forward(float[] inputs, float[] outputs, int count) {
        Elu.forward(inputs, outputs, count, SCALE, FLOOR);
    }

    @Override
    public void backward(float[] inputs, float[] outputs, float[] gradients, int count) {
        Elu.backward(inputs, outputs, gradients, count, SCALE, FLOOR);
    }

    @Override
    public Gain gain() {
        return Gain.SELF_NORMALIZING;
    }
}
