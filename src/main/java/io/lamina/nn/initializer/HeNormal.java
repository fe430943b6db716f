package io.lamina.nn.initializer;

import io.lamina.nn.linalg.RandomStream;
import io.lamina.setting.Kind;

/**
 * Normal with mean 0 and variance {@code 2 / fanIn}.
 *
 * <p>Source: He, Zhang, Ren, Sun, "Delving Deep into Rectifiers", ICCV 2015, eq. 10. Where we differ from Keras: the tails are not
 * cut off (PyTorch does not either).
 */
@Kind(formula = "normal(0, sqrt(2 / fanIn))", use = "For relu and its relatives.")
public record HeNormal() implements Initializer {
    @Override
    public void fill(float[] weights, int fanIn, int fanOut, RandomStream random) {
        double deviation = Math.sqrt(2.0 / fanIn);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (deviation * random.nextGaussian());
        }
    }
}
