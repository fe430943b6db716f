package io.lamina.service.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.search.Choice;
import io.lamina.search.Condition;
import io.lamina.search.LogIntegers;
import io.lamina.search.LogUniform;
import io.lamina.search.ParameterRange;
import io.lamina.search.Random;
import io.lamina.search.Uniform;
import io.lamina.service.json.JsonBinder;
import io.lamina.service.json.JsonWriter;
import io.lamina.service.problem.ProblemError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SearchCheckTest {
    private static final JsonNode CONFIGURATION = JsonMapper.shared().readTree("""
            {"datasetId": "00000000-0000-0000-0000-000000000001", "target": "z", "network": {"hiddenLayers": [{"units": 8}]}}
            """);

    private final SearchCheck check = new SearchCheck(new ConfigurationTree(new JsonWriter()), new JsonBinder());

    private static SearchSpec spec(Map<String, ParameterRange> parameters) {
        return new SearchSpec(
                new Random(), parameters, 10, null, 1, new Objective("validationLoss", Direction.MINIMIZE), 1, null);
    }

    private List<String> ofValues(Map<String, ParameterRange> parameters) {
        return check.ofValues(spec(parameters), CONFIGURATION).stream()
                .map(ProblemError::detail)
                .toList();
    }

    @Test
    void aRangeIsHeldAgainstEveryValueOfItsCondition() {
        Choice optimizer = new Choice(List.of("sgd", "adam"), null);
        Condition onSgd = new Condition("optimizer", List.of("sgd"));
        Condition onBoth = new Condition("optimizer", List.of("sgd", "adam"));
        assertThat(ofValues(Map.of("optimizer", optimizer, "optimizer.momentum", new Uniform(0.1, 0.9, onSgd))))
                .isEmpty();
        assertThat(ofValues(Map.of("optimizer", optimizer, "optimizer.momentum", new Uniform(0.1, 0.9, onBoth))))
                .singleElement()
                .asString()
                .contains("momentum");
    }

    @Test
    void aRangeIsHeldAgainstItsEndsAsTheyWereGiven() {
        String dropout = "network.hiddenLayers.0.dropout";
        assertThat(ofValues(Map.of(dropout, new Uniform(0, 0.9, null)))).isEmpty();
        assertThat(ofValues(Map.of(dropout, new Uniform(0, 1, null))))
                .singleElement()
                .asString()
                .startsWith("cannot be 1.0: ");
    }

    @Test
    void aSettingOfWholeNumbersTakesARangeOfWholeNumbers() {
        String units = "network.hiddenLayers.0.units";
        for (ParameterRange range : List.of(new Uniform(4, 16, null), new LogUniform(4, 16, null))) {
            assertThat(ofValues(Map.of(units, range)))
                    .singleElement()
                    .asString()
                    .contains("must be a whole number", "take integers or log_integers");
        }
        assertThat(ofValues(Map.of(units, new Uniform(0, 16, null))))
                .singleElement()
                .asString()
                .startsWith("cannot be 0.0: ")
                .doesNotContain("take integers");
        assertThat(ofValues(Map.of(units, new LogIntegers(4, 16, null)))).isEmpty();
    }

    @Test
    void conditionsOnConditionsAddUpInsteadOfMultiplying() {
        Map<String, ParameterRange> parameters = new LinkedHashMap<>();
        List<Object> thirty =
                LongStream.rangeClosed(1, 30).<Object>mapToObj(n -> n).toList();
        for (int i = 0; i < 10; i++) {
            Condition when = i == 0 ? null : new Condition("s" + (i - 1), thirty);
            parameters.put("s" + i, new Choice(thirty, when));
        }
        assertThat(ofValues(parameters)).hasSize(10).allMatch(problem -> problem.startsWith("cannot be 1"));
    }

    @Test
    void tooManyValuesUnderConditionsAreRefusedBeforeOneIsTried() {
        List<Object> thousand =
                LongStream.rangeClosed(1, 1_000).<Object>mapToObj(n -> n).toList();
        Choice epochs = new Choice(thousand, null);
        Choice batchSize = new Choice(thousand, new Condition("epochs", thousand));
        assertThat(ofValues(Map.of("epochs", epochs, "batchSize", batchSize)))
                .singleElement()
                .asString()
                .contains("at most 10000 values", "got 1001000");
    }

    @Test
    void whatTrialsAreScoredOnCannotVaryNorWhatIsAroundIt() {
        Choice any = new Choice(List.of("a", "b"), null);
        Map<String, ParameterRange> parameters = Map.of(
                "forecast", any, "validation.testFraction", any, "loss", any, "forecast.lags", any, "optimizer", any);
        assertThat(SearchCheck.ofSpace(spec(parameters)))
                .extracting(ProblemError::pointer)
                .containsExactly(
                        "/search/parameters/forecast",
                        "/search/parameters/forecast.lags",
                        "/search/parameters/loss",
                        "/search/parameters/validation.testFraction");
    }
}
