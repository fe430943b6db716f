package io.lamina.nn.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.nn.activation.Relu;
import io.lamina.nn.activation.Tanh;
import io.lamina.nn.initializer.Zeros;
import io.lamina.nn.layer.Dense;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final NetworkSpec SPEC =
            new NetworkSpec(List.of(new Dense(5, new Relu(), 0), new Dense(4, new Tanh(), 0)), null);

    @Test
    void sameSeedGivesSameWeights() {
        assertThat(parameters(1)).isEqualTo(parameters(1)).isNotEqualTo(parameters(2));
    }

    @Test
    void blocksFillTheVectorWithoutGaps() {
        Network network = Network.create(SPEC, 3, 2, 1);
        int next = 0;
        for (PlacedBlock block : network.blocks()) {
            assertThat(block.offset()).isEqualTo(next);
            next += block.size();
        }
        assertThat(next).isEqualTo(network.parameterCount()).isEqualTo(3 * 5 + 5 + 5 * 4 + 4 + 4 * 2 + 2);
        assertThat(network.blocks().stream().map(PlacedBlock::name))
                .containsExactly(
                        "layers.0.weights",
                        "layers.0.biases",
                        "layers.1.weights",
                        "layers.1.biases",
                        "layers.2.weights",
                        "layers.2.biases");
    }

    @Test
    void layersAreCalledAsTheConfigurationCallsThem() {
        Network network = Network.create(SPEC, 3, 2, 1);
        assertThat(network.pathOf(1)).isEqualTo("network.hiddenLayers[1]");
        assertThat(network.pathOf(2)).isEqualTo("output layer").isEqualTo(network.outputPath());
    }

    @Test
    void theInitializerOfTheSpecIsUsedForEveryLayer() {
        Network network = Network.create(new NetworkSpec(SPEC.hiddenLayers(), new Zeros()), 3, 2, 1);
        assertThat(network.tensors())
                .allSatisfy(tensor -> assertThat(tensor.values()).containsOnly(0f));
    }

    private static float[] parameters(long seed) {
        Network network = Network.create(SPEC, 3, 2, seed);
        float[] values = new float[network.parameterCount()];
        network.parameters().read(0, values, 0, values.length);
        return values;
    }
}
