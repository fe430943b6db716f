package io.lamina.nn.activation;

import io.lamina.setting.Kind;

/**
 * Three straight lines in place of the logistic function: {@code f(x) = min(max(x + 3, 0), 6) / 6}; {@code f′(x) = 1/6 for −3 < x < 3,
 * else 0}.
 *
 * <p>The formula is PyTorch's {@code Hardsigmoid} (Howard et al., "Searching for MobileNetV3", ICCV 2019). Where we differ: not from
 * PyTorch, but from Keras before version 3 and Courbariaux et al., "BinaryConnect", NIPS 2015, whose slope is 1/5 or 1/2.
 */
@Kind(
        formula = "min(max(x + 3, 0), 6) / 6",
        use = "In place of sigmoid where speed counts; units outside -3 to 3 do not learn.")
public record HardSigmoid() implements Activation {
    private static final float SLOPE = 1f / 6f;

    @Override
    public void forward(float[] inputs, float[] outputs, int count) {
        for (int i = 0; i < count; i++) {
            outputs[i] = Math.min(Math.max(inputs[i] + 3f, 0f), 6f) * SLOPE;
        }
    }

    @Override
    public void backward(float[] inputs, float[] outputs, float[] gradients, int count) {
        for (int i = 0; i < count; i++) {
            // 3 − |x| is positive exactly where the slope is.
            gradients[i] *= SLOPE * Math.signum(Math.max(0f, 3f - Math.abs(inputs[i])));
        }
    }

    @Override
    public Gain gain() {
        return Gain.LINEAR;
    }
}
