package io.lamina.nn.activation;

import io.lamina.setting.Kind;

/**
 * Gaussian error linear unit: {@code f(x) = x·Φ(x)} with Φ the distribution function of the standard normal; {@code f′(x) = Φ(x) +
 * x·φ(x)}.
 *
 * <p>Source: Hendrycks and Gimpel, "Gaussian Error Linear Units (GELUs)", 2016; the exact form, as PyTorch's default, not the one by tanh.
 * Where we differ: {@code f(x) = max(x, 0) − h(|x|)} with {@code h(t) = t·Φ(−t) = t / (2·p(t)¹⁶)}, p a polynomial of degree 7 (the form
 * of Abramowitz and Stegun 7.1.28, fitted anew), so that nothing cancels far below zero; {@code f′ − ½}, which is odd, is a rational
 * function of degree 11/10. The absolute errors are below 4·10⁻⁷ for f (relative where |f| > 1) and below 4·10⁻⁷ for f′.
 */
@Kind(formula = "x * Phi(x), Phi the normal distribution function", use = "A smooth relu; strong in deep networks.")
public record Gelu() implements Activation {
    /** t·Φ(−t) is below 6·10⁻⁹ from here on. */
    private static final float LIMIT = 6f;

    /** f′ is 0 or 1 within 2·10⁻⁷ from here on. */
    private static final float SLOPE_LIMIT = 5.8f;

    @Override
    public void forward(float[] inputs, float[] outputs, int count) {
        for (int i = 0; i < count; i++) {
            float x = inputs[i];
            float t = Math.min(Math.abs(x), LIMIT);
            float p = 8.168818e-7f * t - 2.0734944e-6f;
            p = p * t + 7.478642e-5f;
            p = p * t - 5.150773e-6f;
            p = p * t + 0.0033133035f;
            p = p * t + 0.021127515f;
            p = p * t + 0.049869098f;
            p = p * t + 1f;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            outputs[i] = Math.max(x, 0f) - 0.5f * t / p;
        }
    }

    @Override
    public void backward(float[] inputs, float[] outputs, float[] gradients, int count) {
        for (int i = 0; i < count; i++) {
            float x = Math.max(-SLOPE_LIMIT, Math.min(SLOPE_LIMIT, inputs[i]));
            float s = x * x;
            float top = 1.9293077e-7f * s + 3.595605e-5f;
            top = top * s + 1.921825e-5f;
            top = top * s + 0.014230317f;
            top = top * s - 0.030995965f;
            top = top * s + 0.79788536f;
            float bottom = 8.952468e-6f * s + 1.9203598e-4f;
            bottom = bottom * s + 0.0035230329f;
            bottom = bottom * s + 0.04098018f;
            bottom = bottom * s + 0.2944939f;
            bottom = bottom * s + 1f;
            gradients[i] *= 0.5f + x * top / bottom;
        }
    }

    @Override
    public Gain gain() {
        return Gain.RECTIFIED;
    }
}
