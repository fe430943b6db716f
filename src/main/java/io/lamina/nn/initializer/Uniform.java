package io.lamina.nn.initializer;

import io.lamina.nn.linalg.RandomStream;
import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/** Uniform between two values, whatever the size of the layer; the defaults are Keras's {@code RandomUniform}. */
@Kind(
        formula = "uniform(minimum, maximum)",
        use = "To reproduce a network whose start is known; otherwise prefer xavier or he.")
public record Uniform(
        @Setting(doc = "No weight is below this.", defaultValue = "-0.05", min = -1e6, max = 1e6)
        double minimum,

        @Setting(doc = "No weight is above this; at least minimum.", defaultValue = "0.05", min = -1e6, max = 1e6)
        double maximum)
        implements Initializer {
    public Uniform {
        if (!(minimum >= -1e6 && minimum <= maximum && maximum <= 1e6)) {
            throw new IllegalArgumentException(
                    "initializer.minimum and maximum must be in order and between -1e6 and 1e6, got %s and %s"
                            .formatted(minimum, maximum));
        }
    }

    @Override
    public void fill(float[] weights, int fanIn, int fanOut, RandomStream random) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (minimum + (maximum - minimum) * random.nextDouble());
        }
    }
}
