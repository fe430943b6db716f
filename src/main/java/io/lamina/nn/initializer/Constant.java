package io.lamina.nn.initializer;

import io.lamina.nn.linalg.RandomStream;
import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import java.util.Arrays;

/** Every weight has the same value. With a hidden layer, all units of a layer then stay equal for ever. */
@Kind(formula = "value", use = "For a network without hidden layers, and to see what a start does.")
public record Constant(
        @Setting(doc = "The value of every weight.", defaultValue = "0.0", min = -1e6, max = 1e6)
        double value) implements Initializer {
    public Constant {
        if (!(Math.abs(value) <= 1e6)) {
            throw new IllegalArgumentException("initializer.value must be between -1e6 and 1e6, got " + value);
        }
    }

    @Override
    public void fill(float[] weights, int fanIn, int fanOut, RandomStream random) {
        Arrays.fill(weights, (float) value);
    }
}
