package io.lamina.nn.activation;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/**
 * Leaky rectified linear unit: {@code f(x) = x for x > 0, else a·x}, {@code f′(x) = 1 for x > 0, else a} (a at 0, as PyTorch), with
 * a = {@code negativeSlope}.
 *
 * <p>Source: Maas, Hannun, Ng, "Rectifier Nonlinearities Improve Neural Network Acoustic Models", ICML 2013.
 */
@Kind(
        formula = "max(0, x) + negativeSlope * min(0, x)",
        use = "Where relu units die: a negative input still has a gradient.")
public record LeakyRelu(
        @Setting(doc = "Slope for negative inputs.", defaultValue = "0.01", min = 0, max = 1)
        double negativeSlope) implements Activation {
    public LeakyRelu {
        if (!(negativeSlope >= 0 && negativeSlope <= 1)) {
            throw new IllegalArgumentException("negativeSlope must be between 0 and 1, got " + negativeSlope);
        }
    }

    @Override
    public void forward(float[] inputs, float[] outputs, int count) {
        float slope = (float) negativeSlope;
        for (int i = 0; i < count; i++) {
            float x = inputs[i];
            outputs[i] = Math.max(0f, x) + slope * Math.min(0f, x);
        }
    }

    @Override
    public void backward(float[] inputs, float[] outputs, float[] gradients, int count) {
        float slope = (float) negativeSlope;
        for (int i = 0; i < count; i++) {
            float positive = Math.signum(Math.max(0f, inputs[i]));
            gradients[i] *= positive + slope * (1f - positive);
        }
    }

    @Override
    public Gain gain() {
        return Gain.RECTIFIED;
    }
}
