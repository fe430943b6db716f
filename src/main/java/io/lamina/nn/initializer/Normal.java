package io.lamina.nn.initializer;

import io.lamina.nn.linalg.RandomStream;
import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/** Normal with a given mean and standard deviation, whatever the size of the layer; the defaults are Keras's {@code RandomNormal}. */
@Kind(
        formula = "normal(mean, standardDeviation)",
        use = "To reproduce a network whose start is known; otherwise prefer xavier or he.")
public record Normal(
        @Setting(doc = "Mean of the weights.", defaultValue = "0.0", min = -1e6, max = 1e6)
        double mean,

        @Setting(doc = "Standard deviation of the weights.", defaultValue = "0.05", min = 0, max = 1e6)
        double standardDeviation)
        implements Initializer {
    public Normal {
        if (!(Math.abs(mean) <= 1e6)) {
            throw new IllegalArgumentException("initializer.mean must be between -1e6 and 1e6, got " + mean);
        }
        if (!(standardDeviation >= 0 && standardDeviation <= 1e6)) {
            throw new IllegalArgumentException(
                    "initializer.standardDeviation must be between 0 and 1e6, got " + standardDeviation);
        }
    }

    @Override
    public void fill(float[] weights, int fanIn, int fanOut, RandomStream random) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (mean + standardDeviation * random.nextGaussian());
        }
    }
}
