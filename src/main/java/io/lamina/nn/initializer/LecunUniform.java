package io.lamina.nn.initializer;

import io.lamina.nn.linalg.RandomStream;
import io.lamina.setting.Kind;

/**
 * Uniform on (−a, a) with {@code a = √(3 / fanIn)}: variance {@code 1 / fanIn}.
 *
 * <p>Source: LeCun, Bottou, Orr, Müller, "Efficient BackProp", 1998, eq. 16.
 */
@Kind(formula = "uniform(-a, a), a = sqrt(3 / fanIn)", use = "For selu, and for tanh on standardized inputs.")
public record LecunUniform() implements Initializer {
    @Override
    public void fill(float[] weights, int fanIn, int fanOut, RandomStream random) {
        double limit = Math.sqrt(3.0 / fanIn);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (limit * (2 * random.nextDouble() - 1));
        }
    }
}
