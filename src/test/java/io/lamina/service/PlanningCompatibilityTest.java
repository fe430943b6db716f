package io.lamina.service;

import static io.lamina.service.Client.IRIS;
import static io.lamina.service.Client.XOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.service.Client.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is said of a training before it is queued. */
abstract class PlanningCompatibilityTest extends AutoencoderCompatibilityTest {
    private static final String JOBS = "/api/v1/training-jobs";
    private static final String VALIDATE_ONLY = JOBS + "?validateOnly=true";

    private JsonNode planned(String body) {
        Answer answer = client.post(VALIDATE_ONLY, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Location")).isNull();
        return answer.json();
    }

    private String newestJob() {
        return client.get(JOBS + "?limit=1").json().at("/items/0/id").asString();
    }

    @Test
    void checkedRequestIsResolvedAsItsJobWouldBeAndLeavesNothing() {
        String body = "{\"datasetId\": \"" + IRIS + "\", \"target\": \"species\", \"epochs\": 2, \"name\": \"planned\","
                + " \"network\": {\"hiddenLayers\": [{\"units\": 8}]}, \"batchSize\": 500}";
        List<String> keyed = List.of("Idempotency-Key", "planned-" + System.nanoTime());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String before = newestJob();
        Answer checked = client.send("POST", VALIDATE_ONLY, "application/json", bytes, keyed);
        assertThat(checked.status()).as(checked.body()).isEqualTo(200);
        assertThat(newestJob()).isEqualTo(before);

        Answer queued = client.send("POST", JOBS, "application/json", bytes, keyed);
        assertThat(queued.status()).as("the key is free: %s", queued.body()).isEqualTo(202);
        assertThat(checked.json().get("configuration")).isEqualTo(queued.json().get("configuration"));
        List<String> warned = checked.json().get("warnings").findValuesAsString("code");
        assertThat(queued.json().get("warnings").findValuesAsString("code")).contains("batch_size_clamped");
        assertThat(warned).containsAll(queued.json().get("warnings").findValuesAsString("code"));
        client.ended(queued.json().get("id").asString());
    }

    @Test
    void estimatesAreThoseOfTheNetworkAndGrowWithIt() {
        String network = "{\"datasetId\": \"" + IRIS + "\", \"target\": \"species\", \"epochs\": 10, \"network\":"
                + " {\"hiddenLayers\": [{\"units\": %d}]}, \"validation\": {\"strategy\": \"%s\"}}";
        JsonNode small = planned(network.formatted(8, "holdout"));
        JsonNode large = planned(network.formatted(2000, "holdout"));
        JsonNode folded = planned(network.formatted(2000, "k_fold"));
        assertThat(small.at("/estimates/parameterCount").asLong()).isEqualTo(4 * 8 + 8 + 8 * 3 + 3);
        assertThat(small.get("warnings").findValuesAsString("code")).doesNotContain("more_parameters_than_rows");
        assertThat(large.get("warnings").findValuesAsString("code")).contains("more_parameters_than_rows");
        assertThat(large.at("/estimates/memoryBytes").asLong())
                .isGreaterThan(small.at("/estimates/memoryBytes").asLong())
                .isGreaterThan(4 * large.at("/estimates/parameterCount").asLong());
        assertThat(small.at("/estimates/durationSeconds").asDouble()).isBetween(1e-6, 60.0);
        assertThat(folded.at("/estimates/durationSeconds").asDouble())
                .as("five folds and all rows")
                .isGreaterThan(4 * large.at("/estimates/durationSeconds").asDouble());
    }

    private long memory(String layer, String validation, String more) {
        return planned("{\"datasetId\": \"" + IRIS + "\", \"target\": \"species\", \"batchSize\": 100, \"network\":"
                        + " {\"hiddenLayers\": [" + layer + "]}, \"validation\": {\"strategy\": \"" + validation + "\"}"
                        + more
                        + "}")
                .at("/estimates/memoryBytes")
                .asLong();
    }

    @Test
    void memoryOfATrainingIsThatOfAllItsBuffers() {
        String dense = "{\"units\": 64}";
        long plain = memory(dense, "none", "");
        assertThat(memory(dense, "holdout", ""))
                .as("rows that are kept back are scored too")
                .isEqualTo(plain);
        assertThat(memory(dense, "none", ", \"augmentation\": [\"mixup\"]") - plain)
                .as("a second row of 4 inputs, and its number")
                .isEqualTo(4 * 100 * (4 + 1));
        assertThat(memory(dense, "none", ", \"augmentation\": [\"gaussian_noise\"]") - plain)
                .as("two integers an input")
                .isEqualTo(4 * 100 * 4 * 2);
        long twoLayers = memory(dense + ", " + dense, "none", "");
        assertThat(memory("{\"type\": \"residual\", \"units\": 64}", "none", ""))
                .as("both parts of a block, and the projection of its inputs")
                .isEqualTo(twoLayers + 4 * 9 * 4 * 64);
    }

    @Test
    void whatMakesScoresDoubtfulIsWarnedOfBeforehand() {
        StringBuilder csv = new StringBuilder("x,answer,y\n");
        for (int i = 0; i < 60; i++) {
            csv.append("%d,%d,%s\n".formatted(i * 37 % 61, i % 15 == 0 ? 1 : 0, i % 15 == 0 ? "b" : "a"));
        }
        JsonNode planned =
                planned("{\"datasetId\": \"" + client.upload("doubtful", csv.toString()) + "\", \"target\": \"y\"}");
        assertThat(planned.get("warnings").findValuesAsString("code"))
                .contains("few_rows_per_class", "leakage_suspect", "more_parameters_than_rows");
    }

    @Test
    void whatCannotBeTrainedIsRefusedAsWithoutTheQuestion() {
        for (String wrong : List.of(
                "{\"datasetId\": \"" + IRIS + "\", \"target\": \"spezies\", \"features\": [\"petal\"], \"epochs\": 0}",
                "{\"datasetId\": \"" + IRIS + "\", \"target\": \"spezies\", \"features\": [\"petal\"]}",
                "{\"datasetId\": \"" + XOR.replace('3', '7') + "\", \"target\": \"y\"}",
                "{\"datasetId\": \"" + IRIS + "\", \"target\": \"species\","
                        + " \"network\": {\"hiddenLayers\": [{\"units\": 16384}, {\"units\": 16384}]}}",
                "{")) {
            Answer checked = client.post(VALIDATE_ONLY, wrong);
            Answer queued = client.post(JOBS, wrong);
            assertThat(checked.status())
                    .as(checked.body())
                    .isEqualTo(queued.status())
                    .isBetween(400, 422);
            assertThat(checked.json()).isEqualTo(queued.json());
        }
        Answer unclear = client.post(JOBS + "?validateOnly=yes", "{}");
        assertThat(unclear.status()).isEqualTo(400);
        assertThat(unclear.json().at("/errors/0/parameter").asString()).isEqualTo("validateOnly");
    }
}
