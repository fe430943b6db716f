package io.lamina.nn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.nn.activation.OutputActivation;
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
        assertThat(network.pathOf(1)).isEqualTo("network.hiddenLayers.1");
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

    @Test
    void scaledOutputsAreTheOldOnesTimesTheFactor() {
        Network network = Network.create(SPEC, 3, 2, 1);
        float[] inputs = {0.5f, -1, 2};
        float[] before = new float[2];
        float[] after = new float[2];
        Predictor.of(network, OutputActivation.IDENTITY).predict(inputs, 1, before);
        network.scaleOutputs(0.25f);
        Predictor.of(network, OutputActivation.IDENTITY).predict(inputs, 1, after);
        assertThat(before[0]).isNotZero();
        assertThat(after).containsExactly(before[0] * 0.25f, before[1] * 0.25f);
        assertThatThrownBy(() -> network.scaleOutputs(0)).hasMessage("factor must be positive and finite, got 0.0");
    }
}
