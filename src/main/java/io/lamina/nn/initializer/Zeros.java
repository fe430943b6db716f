package io.lamina.nn.initializer;

import io.lamina.nn.linalg.RandomStream;
import io.lamina.setting.Kind;
import java.util.Arrays;

/**
 * Every weight is zero. Without a hidden layer that is a fair start; with one, all units of a layer stay equal for ever.
 */
@Kind(formula = "0", use = "For a network without hidden layers; hidden units that start equal stay equal.")
public record Zeros() implements Initializer {
    @Override
    public void fill(float[] weights, int fanIn, int fanOut, RandomStream random) {
        Arrays.fill(weights, 0f);
    }
}
