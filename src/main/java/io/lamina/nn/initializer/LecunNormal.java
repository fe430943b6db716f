package io.lamina.nn.initializer;

import io.lamina.nn.linalg.RandomStream;
import io.lamina.setting.Kind;

/**
 * Normal with mean 0 and variance {@code 1 / fanIn}.
 *
 * <p>Source: LeCun, Bottou, Orr, Müller, "Efficient BackProp", 1998, eq. 16. Where we differ from Keras: the tails are not cut off.
 */
@Kind(formula = "normal(0, sqrt(1 / fanIn))", use = "For selu, whose self-normalization assumes it.")
public record LecunNormal() implements Initializer {
    @Override
    public void fill(float[] weights, int fanIn, int fanOut, RandomStream random) {
        double deviation = Math.sqrt(1.0 / fanIn);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (deviation * random.nextGaussian());
        }
    }
}
