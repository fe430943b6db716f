package io.lamina.nn.initializer;

import io.lamina.nn.linalg.RandomStream;
import io.lamina.setting.Kind;

/**
 * Normal with mean 0 and variance {@code 2 / (fanIn + fanOut)}.
 *
 * <p>Source: Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", AISTATS 2010, eq. 12.
 * Where we differ from Keras: the tails are not cut off (PyTorch does not either).
 */
@Kind(formula = "normal(0, sqrt(2 / (fanIn + fanOut)))", use = "For tanh, sigmoid and linear layers.")
public record XavierNormal() implements Initializer {
    @Override
    public void fill(float[] weights, int fanIn, int fanOut, RandomStream random) {
        double deviation = Math.sqrt(2.0 / ((double) fanIn + fanOut));
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (deviation * random.nextGaussian());
        }
    }
}
