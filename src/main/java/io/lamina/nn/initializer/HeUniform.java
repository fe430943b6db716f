package io.lamina.nn.initializer;

import io.lamina.nn.linalg.RandomStream;
import io.lamina.setting.Kind;

/**
 * Uniform on (−a, a) with {@code a = √(6 / fanIn)}: variance {@code 2 / fanIn}.
 *
 * <p>Source: He, Zhang, Ren, Sun, "Delving Deep into Rectifiers", ICCV 2015, eq. 10.
 */
@Kind(formula = "uniform(-a, a), a = sqrt(6 / fanIn)", use = "For relu and its relatives.")
public record HeUniform() implements Initializer {
    @Override
    public void fill(float[] weights, int fanIn, int fanOut, RandomStream random) {
        double limit = Math.sqrt(6.0 / fanIn);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (limit * (2 * random.nextDouble() - 1));
        }
    }
}
