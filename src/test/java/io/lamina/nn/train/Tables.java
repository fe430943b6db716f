package io.lamina.nn.train;

import io.lamina.nn.activation.Activation;
import io.lamina.nn.layer.Dense;
import io.lamina.nn.layer.LayerSpec;
import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;
import io.lamina.nn.network.Network;
import io.lamina.nn.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/** Small tables and networks that several tests train on. */
final class Tables {
    private Tables() {}

    /** The truth table of exclusive or: two inputs, the class 0 or 1. */
    static Examples xor() {
        Examples examples = new Examples(4, 2, 1);
        examples.setRows(0, 4, new float[] {0f, 0f, 0f, 1f, 1f, 0f, 1f, 1f}, 0, new float[] {0f, 1f, 1f, 0f}, 0);
        return examples;
    }

    /** Three clouds in four dimensions, the class 0, 1 or 2; a seed draws other points of the same clouds. */
    static Examples clouds(int rows, long seed) {
        RandomStream random = RandomStream.of(seed, Purpose.INITIALIZATION, 77);
        Examples examples = new Examples(rows, 4, 1);
        float[] inputs = new float[4];
        float[] target = new float[1];
        for (int row = 0; row < rows; row++) {
            int type = row % 3;
            for (int i = 0; i < 4; i++) {
                inputs[i] = (float) (random.nextGaussian() + (i == type ? 2 : 0));
            }
            target[0] = type;
            examples.set(row, inputs, 0, target, 0);
        }
        return examples;
    }

    static NetworkSpec layers(Activation activation, double dropout, int... units) {
        List<LayerSpec> layers = new ArrayList<>();
        for (int count : units) {
            layers.add(new Dense(count, activation, dropout));
        }
        return new NetworkSpec(layers, null);
    }

    static float[] parameters(Network network) {
        float[] values = new float[network.parameterCount()];
        network.parameters().read(0, values, 0, values.length);
        return values;
    }
}
