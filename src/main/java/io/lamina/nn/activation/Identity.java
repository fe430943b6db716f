package io.lamina.nn.activation;

import io.lamina.setting.Kind;

/** {@code f(x) = x}, {@code f′(x) = 1}. */
@Kind(formula = "x", use = "For a linear layer; stacked linear layers can learn no more than one can.")
public record Identity() implements Activation {
    @Override
    public void forward(float[] inputs, float[] outputs, int count) {
        System.arraycopy(inputs, 0, outputs, 0, count);
    }

    @Override
    public void backward(float[] inputs, float[] outputs, float[] gradients, int count) {
        // f′ is 1: the gradient passes as it is.
    }

    @Override
    public Gain gain() {
        return Gain.LINEAR;
    }
}
