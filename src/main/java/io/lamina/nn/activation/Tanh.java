package io.lamina.nn.activation;

import io.lamina.setting.Kind;

/**
 * Hyperbolic tangent: {@code f(x) = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)}, {@code f′(x) = 1 − f(x)²}.
 *
 * <p>Where we differ: {@link Math#tanh} is not vectorised, so a rational function of degree 13/6 on [−7.905, 7.905] takes its place,
 * with the coefficients of Eigen's {@code ptanh}; the absolute and the relative error are below 4·10⁻⁷, and beyond the interval the
 * answer is ±1 within that error.
 */
@Kind(
        formula = "(exp(x) - exp(-x)) / (exp(x) + exp(-x))",
        use = "For small networks and smooth targets; outputs are centred on 0.")
public record Tanh() implements Activation {
    /** Where the approximation ends. */
    static final float LIMIT = 7.905311f;

    static float of(float x) {
        return within(Math.max(-LIMIT, Math.min(LIMIT, x)));
    }

    /** {@link #of} for |x| ≤ {@link #LIMIT}: a third of the time goes into clamping. */
    static float within(float x) {
        float square = x * x;
        float top = square * -2.7607684e-16f + 2.000188e-13f;
        top = top * square - 8.604672e-11f;
        top = top * square + 5.1222973e-8f;
        top = top * square + 1.48572235e-5f;
        top = top * square + 6.3726195e-4f;
        top = top * square + 0.0048935246f;
        float bottom = square * 1.1982584e-6f + 1.1853471e-4f;
        bottom = bottom * square + 0.0022684347f;
        bottom = bottom * square + 0.004893525f;
        return x * top / bottom;
    }

    @Override
    public void forward(float[] inputs, float[] outputs, int count) {
        for (int i = 0; i < count; i++) {
            outputs[i] = of(inputs[i]);
        }
    }

    @Override
    public void backward(float[] inputs, float[] outputs, float[] gradients, int count) {
        for (int i = 0; i < count; i++) {
            float y = outputs[i];
            gradients[i] *= 1f - y * y;
        }
    }

    @Override
    public Gain gain() {
        return Gain.LINEAR;
    }
}
