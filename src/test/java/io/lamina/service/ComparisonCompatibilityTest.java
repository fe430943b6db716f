package io.lamina.service;

import static io.lamina.service.Client.IRIS;
import static io.lamina.service.Client.PENGUINS;
import static io.lamina.service.Client.XOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.service.Client.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Training jobs side by side. */
abstract class ComparisonCompatibilityTest extends PlanningCompatibilityTest {
    private static final String COMPARE = "/api/v1/training-jobs/compare?ids=";

    private String trained(String dataset, String target, String validation, String more) {
        return client.trained("{\"datasetId\": \"" + dataset + "\", \"target\": \"" + target
                        + "\", \"earlyStopping\": \"none\", \"validation\": {" + validation + "}, " + more + "}")
                .get("id")
                .asString();
    }

    private JsonNode compared(String... ids) {
        Answer answer = client.get(COMPARE + String.join(",", ids));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode named(JsonNode list, String key, String name) {
        return list.valueStream()
                .filter(entry -> entry.get(key).asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void assertIncomparable(JsonNode pair, String because) {
        assertThat(pair.get("incomparableBecause").asString()).contains(because);
        assertThat(pair.get("mcNemar").isNull() && pair.get("resampledT").isNull())
                .isTrue();
    }

    @Test
    void classificationsOfTheSameRowsAreTestedRowByRow() {
        String half = "\"strategy\": \"holdout\", \"validationFraction\": 0.5";
        String good =
                trained(IRIS, "species", half, "\"epochs\": 40, \"network\": {\"hiddenLayers\": [{\"units\": 8}]}");
        String poor = trained(IRIS, "species", half, "\"epochs\": 1, \"network\": {\"hiddenLayers\": []}");
        String elsewhere = trained(IRIS, "species", half, "\"epochs\": 1, \"seed\": 7");
        JsonNode comparison = compared(good, poor, elsewhere);

        JsonNode settings = comparison.get("configuration");
        assertThat(named(settings, "path", "epochs").toString())
                .isEqualTo("{\"path\":\"epochs\",\"differs\":true,\"values\":[40,1,1]}");
        assertThat(named(settings, "path", "target").get("differs").asBoolean()).isFalse();
        assertThat(named(settings, "path", "network.hiddenLayers.0.units")
                        .at("/values/1")
                        .isNull())
                .isTrue();
        assertThat(settings.findValuesAsString("path")).noneMatch(path -> path.startsWith("reasons"));

        assertThat(comparison.at("/metrics").findValues("best"))
                .as("one was scored on other rows")
                .allMatch(JsonNode::isEmpty);
        JsonNode metrics = compared(good, poor).get("metrics");
        JsonNode accuracy = named(metrics, "name", "accuracy");
        JsonNode logLoss = named(metrics, "name", "logLoss");
        double[] values = accuracy.get("values")
                .valueStream()
                .mapToDouble(JsonNode::asDouble)
                .toArray();
        assertThat(values[0]).isGreaterThan(values[1]);
        assertThat(accuracy.get("best").toString()).isEqualTo("[\"" + good + "\"]");
        assertThat(logLoss.get("greaterIsBetter").asBoolean()).isFalse();
        assertThat(logLoss.get("best").toString()).isEqualTo("[\"" + good + "\"]");

        JsonNode pair = comparison.at("/tests/0");
        assertThat(pair.get("first").asString() + pair.get("second").asString()).isEqualTo(good + poor);
        JsonNode test = pair.get("mcNemar");
        assertThat(test.get("rows").asInt()).isEqualTo(75);
        int gained =
                test.get("firstOnlyRight").asInt() - test.get("secondOnlyRight").asInt();
        assertThat(gained / 75.0).as("what the scores say").isCloseTo(values[0] - values[1], within(1e-12));
        assertThat(test.get("pValue").asDouble()).isBetween(0.0, 0.05);
        assertIncomparable(comparison.at("/tests/1"), "other rows");
        assertIncomparable(comparison.at("/tests/2"), "other rows");

        JsonNode model = client.job(poor).get("model");
        client.delete("/api/v1/models/" + model.get("name").asString() + "/versions/"
                + model.get("version").asString());
        assertIncomparable(compared(good, poor).at("/tests/0"), "was deleted");
    }

    @Test
    void crossValidationsAreTestedFoldByFold() {
        String folds = "\"strategy\": \"k_fold\", \"folds\": 3";
        String mass = "body_mass_g";
        String good = trained(PENGUINS, mass, folds, "\"epochs\": 20");
        String poor = trained(PENGUINS, mass, folds, "\"epochs\": 1, \"network\": {\"hiddenLayers\": []}");
        JsonNode comparison = compared(good, poor);
        JsonNode test = comparison.at("/tests/0/resampledT");
        assertThat(comparison.at("/tests/0/metric").asString()).isEqualTo("rmse");
        assertThat(test.get("folds").asInt()).isEqualTo(3);
        double difference = client.get("/api/v1/training-jobs/" + good + "/evaluation")
                        .json()
                        .at("/aggregate/rmse/mean")
                        .asDouble()
                - client.get("/api/v1/training-jobs/" + poor + "/evaluation")
                        .json()
                        .at("/aggregate/rmse/mean")
                        .asDouble();
        assertThat(test.get("meanDifference").asDouble())
                .isCloseTo(difference, within(1e-6))
                .isNegative();
        assertThat(test.get("pValue").asDouble()).isBetween(0.0, 0.5);
        assertIncomparable(compared(good, holdout(mass)).at("/tests/0"), "other rows");
    }

    private String holdout(String target) {
        return trained(PENGUINS, target, "\"strategy\": \"holdout\"", "\"epochs\": 1");
    }

    @Test
    void jobsThatHaveNothingInCommonAreShownAndNotTested() {
        String values = holdout("body_mass_g");
        String others = holdout("body_mass_g");
        String classes = holdout("species");
        String diverging =
                client.submit("{\"datasetId\": \"" + IRIS + "\", \"target\": \"petal_length_cm\", \"epochs\": 5,"
                        + " \"optimizer\": {\"type\": \"sgd\", \"learningRate\": 1000}}");
        client.ended(diverging);
        String otherTable = client.trained("{\"datasetId\": \"" + XOR + "\", \"target\": \"y\", \"epochs\": 1}")
                .get("id")
                .asString();
        JsonNode comparison = compared(values, others, classes, diverging, otherTable);
        assertThat(named(comparison.get("metrics"), "name", "rmse").get("best").size())
                .as("two regressions of the same rows that no test can judge")
                .isEqualTo(2);
        assertThat(named(comparison.get("metrics"), "name", "accuracy").get("best"))
                .as("classifications of two tables")
                .isEmpty();
        JsonNode tests = comparison.get("tests");
        assertIncomparable(tests.get(0), "k_fold");
        assertIncomparable(tests.get(1), "tasks or targets differ");
        assertIncomparable(tests.get(2), "has no evaluation");
        assertIncomparable(tests.get(3), "other datasets");
        assertThat(tests.size()).isEqualTo(10);
    }

    @Test
    void idsThatCannotBeComparedAreNamed() {
        String known = holdout("species");
        String unknown = "01900000-0000-7000-8000-00000000abcd";
        for (String wrong : List.of(known, known + "," + known, known + ",x", "", ",".repeat(25))) {
            Answer answer = client.get(COMPARE + wrong);
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.json().get("errors").findValuesAsString("parameter"))
                    .contains("ids");
        }
        assertThat(client.get(COMPARE + "x,y," + known).json().get("errors").size())
                .isEqualTo(2);
        Answer missing = client.get(COMPARE + known + "&ids=" + unknown);
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.body()).contains(unknown).doesNotContain(known + "\"");
        assertThat(client.get("/api/v1/training-jobs/compare").status()).isEqualTo(400);
    }
}
