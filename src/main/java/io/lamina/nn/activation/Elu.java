package io.lamina.nn.activation;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/**
 * Exponential linear unit: {@code f(x) = x for x > 0, else a·(eˣ − 1)}; {@code f′(x) = 1 for x > 0, else a·eˣ = f(x) + a} (a at 0, as
 * PyTorch), with a = {@code alpha}.
 *
 * <p>Source: Clevert, Unterthiner, Hochreiter, "Fast and Accurate Deep Network Learning by Exponential Linear Units", ICLR 2016. Where we
 * differ: the absolute error of f is below 2·10⁻⁷·a, and below −20 the answer stays at f(−20), which is −a within that error.
 */
@Kind(
        formula = "x for x > 0, else alpha * (exp(x) - 1)",
        use = "Where relu units die; smoother, and outputs are nearer to mean 0.")
public record Elu(
        @Setting(
                doc = "The answer far below zero is minus this.",
                defaultValue = "1.0",
                min = 0,
                exclusiveMin = true,
                max = 100)
        double alpha)
        implements Activation {
    public Elu {
        if (!(alpha > 0 && alpha <= 100)) {
            throw new IllegalArgumentException("alpha must be greater than 0 and at most 100, got " + alpha);
        }
    }

    @Override
    public void forward(float[] inputs, float[] outputs, int count) {
        forward(inputs, outputs, count, 1f, (float) alpha);
    }

    /** {@code scale·x for x > 0, else floor·(eˣ − 1)}. */
    static void forward(float[] inputs, float[] outputs, int count, float scale, float floor) {
        for (int i = 0; i < count; i++) {
            float x = inputs[i];
            float positive = Math.max(x, 0f);
            // t = −min(x, 0) and eˣ − 1 = −q / (q + 1) with q = eᵗ − 1.
            float q = Exponential.minusOne(Math.min(positive - x, Exponential.LIMIT));
            outputs[i] = scale * positive - floor * q / (q + 1f);
        }
    }

    @Override
    public void backward(float[] inputs, float[] outputs, float[] gradients, int count) {
        backward(inputs, outputs, gradients, count, 1f, (float) alpha);
    }

    static void backward(float[] inputs, float[] outputs, float[] gradients, int count, float scale, float floor) {
        for (int i = 0; i < count; i++) {
            float positive = Math.signum(Math.max(0f, inputs[i]));
            gradients[i] *= scale * positive + (1f - positive) * (Math.min(outputs[i], 0f) + floor);
        }
    }

    @Override
    public Gain gain() {
        return Gain.RECTIFIED;
    }
}
