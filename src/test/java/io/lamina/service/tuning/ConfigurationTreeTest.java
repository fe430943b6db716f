package io.lamina.service.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.service.json.JsonWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConfigurationTreeTest {
    private static final JsonNode CONFIGURATION = JsonMapper.shared().readTree("""
            {"optimizer": {"type": "adam", "learningRate": 0.01}, "network": {"hiddenLayers": [{"units": 8}, {"units": 4}]},
             "gradientClipping": "none", "preprocessing": {"columns": {}},
             "reasons": {"optimizer.learningRate": "usual", "network.hiddenLayers": "small", "task": "text"}}
            """);

    private final ConfigurationTree tree = new ConfigurationTree(new JsonWriter());

    private String with(String path, Map<String, Object> values) {
        return tree.with(CONFIGURATION, values).at(path).toString();
    }

    @Test
    void aValueIsPutWhereItsPathLeads() {
        assertThat(with("/network", Map.of("network.hiddenLayers.1.units", 16L)))
                .isEqualTo("{\"hiddenLayers\":[{\"units\":8},{\"units\":16}]}");
        assertThat(with("/preprocessing", Map.of("preprocessing.columns.age.numeric", "robust")))
                .isEqualTo("{\"columns\":{\"age\":{\"numeric\":\"robust\"}}}");
        assertThat(CONFIGURATION.at("/network/hiddenLayers/1/units").asInt())
                .as("the original stays")
                .isEqualTo(4);
    }

    @Test
    void aKindIsPutBeforeItsSettings() {
        assertThat(with("/optimizer", Map.of("optimizer.momentum", 0.9, "optimizer", "sgd")))
                .isEqualTo("{\"type\":\"sgd\",\"momentum\":0.9}");
        assertThat(with(
                        "/network/hiddenLayers",
                        Map.of(
                                "network.hiddenLayers",
                                List.of(Map.of("units", 2L)),
                                "network.hiddenLayers.0.units",
                                3L)))
                .isEqualTo("[{\"units\":3}]");
    }

    @Test
    void whatIsVariedHasNoReasonAnyMore() {
        assertThat(with("/reasons", Map.of("optimizer", "sgd", "network.hiddenLayers.0.units", 3L)))
                .isEqualTo("{\"task\":\"text\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "network.hiddenLayers.2.units",
                "network.hiddenLayers.first.units",
                "network.hiddenLayers.-1",
                "optimizer.learningRate.value",
                "optimizer.learningRate.value.more"
            })
    void aPathThatLeadsNowhereIsRefused(String path) {
        assertThatThrownBy(() -> tree.with(CONFIGURATION, Map.of(path, 1L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(".*(has none|has no settings|a list of 2).*");
    }
}
