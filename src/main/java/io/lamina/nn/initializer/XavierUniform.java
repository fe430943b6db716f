package io.lamina.nn.initializer;

import io.lamina.nn.linalg.RandomStream;
import io.lamina.setting.Kind;

/**
 * Uniform on (−a, a) with {@code a = √(6 / (fanIn + fanOut))}: variance {@code 2 / (fanIn + fanOut)}.
 *
 * <p>Source: Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", AISTATS 2010, eq. 16.
 */
@Kind(formula = "uniform(-a, a), a = sqrt(6 / (fanIn + fanOut))", use = "For tanh, sigmoid and linear layers.")
public record XavierUniform() implements Initializer {
    @Override
    public void fill(float[] weights, int fanIn, int fanOut, RandomStream random) {
        double limit = Math.sqrt(6.0 / ((double) fanIn + fanOut));
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (limit * (2 * random.nextDouble() - 1));
        }
    }
}
