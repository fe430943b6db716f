package io.lamina.table.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.table.ScikitLearn;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The numbers of scikit-learn's {@code RobustScaler} and {@code QuantileTransformer}. */
class ScikitLearnScalingTest {
    static Stream<JsonNode> columns() {
        return ScikitLearn.cases("columns");
    }

    private static double[] numbers(JsonNode list) {
        return list.values().stream().mapToDouble(JsonNode::doubleValue).toArray();
    }

    private static void assertScaled(JsonNode column, NumericPreprocessing kind, String expected) {
        double[] sorted = numbers(column.get("values"));
        Arrays.sort(sorted);
        FittedScale scale = kind.fit(sorted);
        double[] probes = numbers(column.get("probes"));
        double[] wanted = numbers(column.get(expected));
        assertThat(probes).hasSizeGreaterThan(20);
        for (int i = 0; i < probes.length; i++) {
            assertThat(scale.apply(probes[i])).as(probes[i] + " " + expected).isCloseTo(wanted[i], within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("columns")
    void robust(JsonNode column) {
        assertScaled(column, new Robust(), "robust");
    }

    @ParameterizedTest
    @MethodSource("columns")
    void uniform(JsonNode column) {
        int quantiles = column.get("quantiles").intValue();
        assertScaled(column, new Quantile(quantiles, OutputDistribution.UNIFORM), "uniform");
    }

    @ParameterizedTest
    @MethodSource("columns")
    void normal(JsonNode column) {
        int quantiles = column.get("quantiles").intValue();
        assertScaled(column, new Quantile(quantiles, OutputDistribution.NORMAL), "normal");
    }
}
