package io.lamina.nn.activation;

import io.lamina.setting.Kind;

/**
 * Logistic function: {@code f(x) = 1 / (1 + e⁻ˣ)}, {@code f′(x) = f(x)·(1 − f(x))}.
 *
 * <p>Where we differ: it is computed as {@code (1 + tanh(x/2)) / 2} with the approximation of {@link Tanh}, which the compiler
 * vectorises; the absolute error is below 3·10⁻⁷. As an output, where tiny probabilities count, {@link OutputActivation#SIGMOID}
 * uses the exponential itself.
 */
@Kind(formula = "1 / (1 + exp(-x))", use = "Rarely in hidden layers: gradients vanish with depth; prefer tanh or relu.")
public record Sigmoid() implements Activation {
    @Override
    public void forward(float[] inputs, float[] outputs, int count) {
        for (int i = 0; i < count; i++) {
            outputs[i] = 0.5f + 0.5f * Tanh.of(0.5f * inputs[i]);
        }
    }

    @Override
    public void backward(float[] inputs, float[] outputs, float[] gradients, int count) {
        for (int i = 0; i < count; i++) {
            float y = outputs[i];
            gradients[i] *= y * (1f - y);
        }
    }

    @Override
    public Gain gain() {
        return Gain.LINEAR;
    }
}
