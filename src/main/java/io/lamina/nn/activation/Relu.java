package io.lamina.nn.activation;

import io.lamina.setting.Kind;

/**
 * Rectified linear unit: {@code f(x) = max(0, x)}, {@code f′(x) = 1 for x > 0, else 0} (0 at 0, as PyTorch).
 *
 * <p>Source: Nair and Hinton, "Rectified Linear Units Improve Restricted Boltzmann Machines", ICML 2010.
 */
@Kind(formula = "max(0, x)", use = "The default for hidden layers: fast, and gradients do not shrink with depth.")
public record Relu() implements Activation {
    @Override
    public void forward(float[] inputs, float[] outputs, int count) {
        for (int i = 0; i < count; i++) {
            outputs[i] = Math.max(0f, inputs[i]);
        }
    }

    @Override
    public void backward(float[] inputs, float[] outputs, float[] gradients, int count) {
        // The sign of an output is 0 or 1; a comparison in its place is not vectorised and takes five times as long.
        for (int i = 0; i < count; i++) {
            gradients[i] *= Math.signum(outputs[i]);
        }
    }

    @Override
    public Gain gain() {
        return Gain.RECTIFIED;
    }
}
