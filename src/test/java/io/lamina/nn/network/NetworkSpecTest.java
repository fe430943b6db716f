package io.lamina.nn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.nn.activation.Relu;
import io.lamina.nn.layer.Dense;
import io.lamina.nn.layer.LayerSpec;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkSpecTest {
    @Test
    void countsWeightsAndBiasesOfEveryLayer() {
        assertThat(spec(16, 16).parameterCount(NetworkInputs.numbers(4), 3))
                .isEqualTo(4 * 16 + 16 + 16 * 16 + 16 + 16 * 3 + 3);
        assertThat(spec().parameterCount(NetworkInputs.numbers(4), 3)).isEqualTo(4 * 3 + 3);
    }

    @Test
    void aNetworkThatIsTooLargeIsRefusedBeforeAnythingIsAllocated() {
        NetworkSpec huge = spec(16_384, 16_384, 16_384);
        assertThat(huge.parameterCount(NetworkInputs.numbers(10_000), 1_000)).isEqualTo(717_145_064L);
        assertThatThrownBy(() -> Network.create(huge, 10_000, 1_000, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("network.hiddenLayers must make at most 100,000,000 parameters, got 717,145,064"
                        + " with 10,000 inputs and 1,000 outputs");
    }

    @Test
    void automaticLayersMustBeChosenFirst() {
        assertThatThrownBy(() -> new NetworkSpec(null, null).parameterCount(NetworkInputs.numbers(4), 3))
                .hasMessage("network.hiddenLayers must be chosen before a network is built, got auto");
    }

    @Test
    void refusesTooManyLayersAndNoInputs() {
        List<LayerSpec> layers = Collections.nCopies(65, new Dense(1, new Relu(), 0));
        assertThatThrownBy(() -> new NetworkSpec(layers, null))
                .hasMessage("network.hiddenLayers must have at most 64 layers, got 65");
        assertThatThrownBy(() -> spec().parameterCount(NetworkInputs.numbers(0), 1))
                .hasMessageContaining("at least one input, got 0");
    }

    private static NetworkSpec spec(int... units) {
        List<LayerSpec> layers = Arrays.stream(units)
                .<LayerSpec>mapToObj(count -> new Dense(count, new Relu(), 0))
                .toList();
        return new NetworkSpec(layers, null);
    }
}
