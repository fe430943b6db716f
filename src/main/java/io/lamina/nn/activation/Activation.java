package io.lamina.nn.activation;

import io.lamina.setting.Described;
import io.lamina.setting.Family;

/**
 * The function that a layer applies to each pre-activation: {@code y = f(x)}.
 *
 * <p>A kind is stateless and immutable, so threads may share it. Both methods are fused loops over arrays that share one index
 * space; they allocate nothing and let NaN pass, so that divergence is seen and not hidden.
 */
@Family("activations")
@Described("The function that a layer applies to each of its outputs.")
public sealed interface Activation
        permits Identity, Relu, LeakyRelu, Elu, Selu, Gelu, Silu, Softplus, Sigmoid, Tanh, HardSigmoid, Mish {
    /**
     * {@code outputs[i] = f(inputs[i])} for {@code i} in [0, count).
     *
     * @param inputs pre-activations; may be the same array as {@code outputs}
     */
    void forward(float[] inputs, float[] outputs, int count);

    /**
     * {@code gradients[i] *= f′(inputs[i])} for {@code i} in [0, count): turns the gradient of the outputs into the gradient of the
     * pre-activations.
     *
     * @param inputs the pre-activations that {@link #forward} was given
     * @param outputs what {@link #forward} made of them
     */
    void backward(float[] inputs, float[] outputs, float[] gradients, int count);

    /** What the kind does to the variance of what it is given: {@code auto} initialization asks. */
    Gain gain();
}
