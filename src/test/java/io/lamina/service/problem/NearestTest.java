package io.lamina.service.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> NAMES =
            List.of("epochs", "batchSize", "hiddenLayers", "learningRate", "leaky_relu", "relu", "l1");

    @ParameterizedTest(name = "{0} means {1}")
    @CsvSource({
        "epoch, epochs",
        "Epochs, epochs",
        "batch_size, batchSize",
        "bathcSize, batchSize",
        "hidenLayers, hiddenLayers",
        "learning-rate, learningRate",
        "leakyRelu, leaky_relu",
        "rleu, relu",
        "l2, l1"
    })
    void aMistypedNameFindsTheOneThatWasMeant(String typed, String meant) {
        assertThat(Nearest.of(typed, NAMES)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"momentum", "gamma", "x", "''", "epochsepochs"})
    void aNameThatIsNearNothingIsNoHint(String typed) {
        assertThat(Nearest.of(typed, NAMES)).isNull();
        assertThat(Nearest.hint(typed, NAMES)).isEmpty();
    }

    @Test
    void theFirstOfEquallyNearNamesIsTaken() {
        assertThat(Nearest.of("beta3", List.of("beta1", "beta2"))).isEqualTo("beta1");
    }

    @Test
    void aHugeNameIsNotCompared() {
        String huge = "a".repeat(1_000_000);
        assertThat(Nearest.of(huge, List.of(huge))).isNull();
    }
}
