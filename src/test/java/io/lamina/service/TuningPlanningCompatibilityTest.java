package io.lamina.service;

import static io.lamina.service.Client.IRIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.service.Client.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is said of a search before it is queued. */
abstract class TuningPlanningCompatibilityTest extends TuningRefusalCompatibilityTest {
    private static final String VALIDATE_ONLY = "?validateOnly=true";
    private static final String LARGE_OR_SMALL = "\"network.hiddenLayers\": {\"type\": \"choice\", \"values\":"
            + " [[{\"units\": 4}], [{\"units\": 6000}, {\"units\": 6000}]]}";

    private JsonNode planned(String body) {
        Answer answer = client.post(JOBS + VALIDATE_ONLY, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Location")).isNull();
        return answer.json();
    }

    private JsonNode estimatesOfTraining(int units) {
        String training = "{\"datasetId\": \"" + IRIS + "\", \"target\": \"species\", \"epochs\": 27,"
                + " \"network\": {\"hiddenLayers\": [{\"units\": " + units + "}]}}";
        return client.post("/api/v1/training-jobs" + VALIDATE_ONLY, training)
                .json()
                .get("estimates");
    }

    private static double seconds(JsonNode estimates) {
        return estimates.get("durationSeconds").asDouble();
    }

    private String estimates(String method, String more) {
        return body("estimated", 27, "", "\"method\": " + method + more);
    }

    private String newest(String jobs) {
        return client.get(jobs + "?limit=1").json().at("/items/0/id").asString();
    }

    @Test
    void aCheckedSearchIsResolvedAsItsJobWouldBeAndLeavesNothing() {
        byte[] bytes = body("resolved", 2, ", \"batchSize\": 500", "\"maxTrials\": 1, " + parameters(RATE))
                .getBytes(StandardCharsets.UTF_8);
        List<String> keyed = List.of("Idempotency-Key", "planned-search-" + System.nanoTime());
        String search = newest(JOBS);
        String training = newest("/api/v1/training-jobs");
        Answer checked = client.send("POST", JOBS + VALIDATE_ONLY, "application/json", bytes, keyed);
        assertThat(checked.status()).as(checked.body()).isEqualTo(200);
        assertThat(newest(JOBS)).isEqualTo(search);
        assertThat(newest("/api/v1/training-jobs")).isEqualTo(training);

        Answer queued = client.send("POST", JOBS, "application/json", bytes, keyed);
        assertThat(queued.status()).as("the key is free: %s", queued.body()).isEqualTo(202);
        assertThat(checked.json().get("training")).isEqualTo(queued.json().get("training"));
        assertThat(checked.json().get("search")).isEqualTo(queued.json().get("search"));
        assertThat(checked.json().at("/search/objective/direction").asString()).isEqualTo("minimize");
        assertThat(checked.json().get("warnings").findValuesAsString("code")).contains("batch_size_clamped");
        client.endedTuning(JOBS + "/" + queued.json().get("id").asString());
    }

    @Test
    void estimatesAreOfTheLargestTrialAndOfAllTogether() {
        String two = ", " + parameters("\"network.hiddenLayers.0.units\": {\"type\": \"choice\", \"values\": [64, 4]}");
        JsonNode small = estimatesOfTraining(4);
        JsonNode large = estimatesOfTraining(64);
        JsonNode grid = planned(estimates("\"grid\"", two)).get("estimates");
        assertThat(grid.get("trials").asInt()).isEqualTo(2);
        assertThat(grid.get("parameterCount")).isEqualTo(large.get("parameterCount"));
        assertThat(grid.get("memoryBytes")).isEqualTo(large.get("memoryBytes"));
        assertThat(seconds(grid)).isCloseTo(seconds(small) + seconds(large), within(1e-9));

        assertThat(planned(estimates("\"random\"", two)).at("/estimates/trials").asInt())
                .as("there are no more to try")
                .isEqualTo(2);

        String timed = two + ", \"maxRuntime\": \"PT1S\", \"parallelism\": 1";
        String slow = estimates("\"grid\"", timed).replace("\"epochs\": 27", "\"epochs\": 99999");
        assertThat(seconds(planned(slow).get("estimates"))).isLessThanOrEqualTo(1);

        String many = ", \"maxTrials\": 12, "
                + parameters("\"network.hiddenLayers.0.units\": {\"type\": \"integers\", \"min\": 4, \"max\": 64}");
        JsonNode tpe = planned(estimates("\"tpe\"", many)).get("estimates");
        assertThat(tpe.get("parameterCount")).as("it may try the end").isEqualTo(large.get("parameterCount"));
        JsonNode random = planned(estimates("\"random\"", many)).get("estimates");
        assertThat(random.get("parameterCount").asInt())
                .as("of the trials that there are")
                .isBetween(
                        small.get("parameterCount").asInt(),
                        large.get("parameterCount").asInt());
        assertThat(seconds(random)).isBetween(12 * seconds(small), 12 * seconds(large));
        JsonNode hyperband = planned(estimates("{\"type\": \"hyperband\", \"minEpochs\": 3}", many))
                .get("estimates");
        assertThat(seconds(hyperband)).as("most are given up").isLessThan(0.8 * seconds(random));
    }

    @Test
    void aTrialThatDoesNotFitTheMemoryIsWarnedOfAndMakesASearchUnrepeatable() {
        String body = body("too-large", 2, "", "\"method\": \"grid\", " + parameters(LARGE_OR_SMALL));
        JsonNode warning = planned(body).at("/warnings").valueStream().toList().getLast();
        assertThat(warning.get("code").asString()).isEqualTo("trial_out_of_memory");
        assertThat(warning.get("detail").asString()).contains("6000", "the training needs about");
        JsonNode job = tuned(body);
        assertThat(job.at("/progress/failed").asInt()).isOne();
        assertThat(job.get("reproducible").asBoolean())
                .as("a machine with more memory trains it")
                .isFalse();
    }

    @Test
    void aSearchWhoseOwnTrainingDoesNotFitTheMemoryIsRefusedAsThatIs() {
        JsonNode refused = client.post(
                        JOBS,
                        body("all-too-large", 2, "", parameters(RATE))
                                .replace("{\"units\": 8}", "{\"units\": 6000}, {\"units\": 6000}"))
                .json();
        assertThat(refused.get("type").asString()).endsWith("problems/out-of-memory");
        assertThat(refused.at("/errors/0/pointer").asString()).isEqualTo("/training/network/hiddenLayers");
        assertThat(refused.get("detail").asString()).startsWith("/training/network/hiddenLayers: the training needs");
    }

    @Test
    void trialsThatCannotBeTrainedAreCountedBeforehand() {
        String body = body(
                "impossible",
                2,
                "",
                "\"method\": \"grid\", "
                        + parameters(
                                "\"network.hiddenLayers\": {\"type\": \"choice\", \"values\": [[{\"units\": 4}], []]}",
                                "\"network.hiddenLayers.0.units\": {\"type\": \"choice\", \"values\": [2, 3]}"));
        JsonNode warnings = planned(body).get("warnings");
        assertThat(warnings.findValuesAsString("code")).contains("failing_trials");
        assertThat(warnings.toString()).contains("2 of 4 trials could not be trained", "a list of 0");
    }

    @Test
    void whatCannotBeSearchedIsRefusedAsWithoutTheQuestion() {
        String fine = body("refused", 2, "", "\"maxTrials\": 1, " + parameters(RATE));
        for (String wrong : List.of(
                fine.replace("species", "spezies").replace("\"maxTrials\": 1", "\"maxTrials\": 0"),
                fine.replace("species", "spezies"),
                fine.replace("optimizer.learningRate", "optimizer.learningRat"),
                fine.replace("\"maxTrials\": 1", "\"warmStart\": \"01900000-0000-7000-8000-00000000abcd\""),
                "{")) {
            Answer checked = client.post(JOBS + VALIDATE_ONLY, wrong);
            Answer queued = client.post(JOBS, wrong);
            assertThat(checked.status())
                    .as(checked.body())
                    .isEqualTo(queued.status())
                    .isBetween(400, 422);
            assertThat(checked.json()).isEqualTo(queued.json());
        }
        assertThat(client.post(JOBS + "?validateOnly=yes", fine)
                        .json()
                        .at("/errors/0/parameter")
                        .asString())
                .isEqualTo("validateOnly");
    }
}
