package io.lamina.service;

import static io.lamina.service.Client.IRIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lamina.service.Client.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Searches that are done again, whatever database is below. */
abstract class TuningReplayCompatibilityTest extends TuningPlanningCompatibilityTest {
    private static final String EPOCHS = "\"epochs\": {\"type\": \"choice\", \"values\": [3, 100000]}";

    /** Asks for a replay and answers its path. */
    String replay(JsonNode job) {
        Answer answer = client.post(JOBS + "/" + job.get("id").asString() + "/replay", "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        String path = JOBS + "/" + answer.json().get("id").asString();
        assertThat(answer.header("Location")).isEqualTo(path);
        assertThat(answer.json().get("replayOf")).isEqualTo(job.get("id"));
        assertThat(answer.json().get("replay").isNull()).isTrue();
        return path;
    }

    private JsonNode replayed(JsonNode job) {
        JsonNode replay = client.endedTuning(replay(job));
        assertThat(replay.get("status").asString()).as(replay.toString()).isEqualTo("SUCCEEDED");
        return replay;
    }

    private static String identical(String notes) {
        return "{\"result\":\"identical\",\"firstDifference\":null,\"differences\":[],\"compared\":[\"dataset\",\"proposal\","
                + "\"epoch\",\"tensor\",\"model\",\"objective\",\"status\"],\"notes\":" + notes + "}";
    }

    @Test
    void aSearchThatLearnsAndWasWarmStartedIsReplayedAndPublishesNothing() {
        String search =
                "\"method\": {\"type\": \"tpe\", \"randomTrials\": 2}, \"maxTrials\": 4, \"maxRuntime\": \"PT1H\", "
                        + parameters(RATE, UNITS);
        String more = ", \"maxRuntime\": \"PT1H\"";
        JsonNode cold = tuned(body("searched", 4, more, search));
        JsonNode job = tuned(body("searchedAgain", 4, more, search + ", \"warmStart\": " + cold.get("id")));
        JsonNode replay = replayed(job);
        assertThat(replay.get("replay").toString()).isEqualTo(identical("[]"));
        assertThat(replay.get("name").asString())
                .isEqualTo("Replay of " + job.get("name").asString());
        assertThat(replay.get("model").isNull()).isTrue();
        assertThat(replay.at("/search/maxRuntime").isNull())
                .as("a clock that had no say shall have none")
                .isTrue();
        assertThat(outcome(replay)).isEqualTo(outcome(job));
        assertThat(client.get("/api/v1/models/searchedAgain/versions")
                        .json()
                        .get("items")
                        .size())
                .isOne();
        Answer ofReplay = client.post(JOBS + "/" + replay.get("id").asString() + "/replay", "");
        assertThat(ofReplay.status()).isEqualTo(409);
        assertThat(ofReplay.body()).contains("is a replay itself", job.get("id").asString());

        client.delete("/api/v1/models/searchedAgain/versions/1");
        assertThat(replayed(job).get("replay").toString())
                .as("a trial keeps what was published of it")
                .isEqualTo(identical("[]"));
    }

    @Test
    void trialsThatFailedOrWereGivenUpAreReplayed() {
        JsonNode banded = tuned(body(
                "bandedAgain",
                9,
                ", \"earlyStopping\": \"none\"",
                "\"method\": {\"type\": \"hyperband\", \"minEpochs\": 3}, \"maxTrials\": 4, \"parallelism\": 2, "
                        + parameters(RATE)));
        assertThat(banded.at("/progress/pruned").asInt()).isPositive();
        assertThat(replayed(banded).get("replay").toString()).isEqualTo(identical("[]"));
        JsonNode failing = tuned(body(
                "failedAgain",
                3,
                ", \"batchSize\": 1",
                "\"method\": \"grid\", "
                        + parameters("\"network.hiddenLayers.0.batchNormalization\":"
                                + " {\"type\": \"choice\", \"values\": [false, true]}")));
        assertThat(failing.at("/progress/failed").asInt()).isOne();
        assertThat(replayed(failing).get("replay").toString()).isEqualTo(identical("[]"));
    }

    @Test
    void whatAPersonStoppedDiffersAndIsSaidToProveNothing() {
        String search = "\"method\": \"grid\", \"parallelism\": 1, " + parameters(EPOCHS);
        String path = client.submitTuning(body("stopped", 9, ", \"earlyStopping\": \"none\"", search));
        int epochs = stopSecondAfter(path, 0);
        JsonNode job = client.endedTuning(path);
        assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("SUCCEEDED");

        String again = replay(job);
        stopSecondAfter(again, epochs);
        JsonNode replay = client.endedTuning(again).get("replay");
        assertThat(replay.get("result").asString()).isEqualTo("different");
        JsonNode first = replay.get("firstDifference");
        assertThat(first).isEqualTo(replay.at("/differences/0"));
        assertThat(first.get("what").asString()).isEqualTo("epoch");
        assertThat(first.get("trial").asInt()).isEqualTo(2);
        assertThat(first.get("epoch").asInt()).isEqualTo(epochs + 1);
        assertThat(first.get("actual").asString()).isEqualTo("trained");
        JsonNode last = replay.get("differences").valueStream().toList().getLast();
        assertThat(last.get("what").asString()).isEqualTo("status");
        assertThat(last.get("path").asString()).isEqualTo("epochs");
        assertThat(replay.at("/notes/0").asString()).contains("proves nothing");
    }

    /** Stops the second trial when it has trained more epochs than so many; answers how many it came to. */
    private int stopSecondAfter(String path, int epochs) {
        String training = TRAININGS
                + await().until(
                                () -> client.get(path + "/trials").json().at("/items/1/trainingJobId"),
                                id -> id.isString())
                        .asString();
        await().until(() -> client.get(training).json().at("/progress/epoch").asInt() > epochs);
        assertThat(client.post(training + "/cancel", "").status()).isEqualTo(202);
        client.endedTuning(path);
        return client.get(training).json().at("/progress/epoch").asInt();
    }

    @Test
    void onlyASearchThatHasSucceededIsReplayed() {
        String path = client.submitTuning(
                body("unfinished", 100_000, ", \"earlyStopping\": \"none\"", "\"maxTrials\": 2, " + parameters(RATE)));
        assertThat(client.post(path + "/replay", "").status()).isEqualTo(409);
        for (String verb : List.of("/replay", "/cancel")) {
            Answer spoken = client.post(path + verb, "{\"datasetId\": \"" + IRIS + "\", \"foo\": 1}");
            assertThat(spoken.status()).as(spoken.body()).isEqualTo(422);
            assertThat(spoken.json().get("errors").findValuesAsString("pointer"))
                    .containsExactly("/datasetId", "/foo");
        }
        client.post(path + "/cancel", "{}");
        client.endedTuning(path);
        Answer cancelled = client.post(path + "/replay", "");
        assertThat(cancelled.status()).isEqualTo(409);
        assertThat(cancelled.body()).contains("CANCELLED");
        assertThat(client.post(JOBS + "/" + IRIS + "/replay", "").status()).isEqualTo(404);
    }

    @Test
    void aSearchWhoseTableHasGoneCannotBeReplayed() {
        String dataset = client.upload("searched", "x,y\n" + "1,a\n2,b\n".repeat(15));
        String search = body("goneSearch", 2, "", "\"maxTrials\": 1, " + parameters(RATE));
        JsonNode job = tuned(search.replace(IRIS, dataset).replace("species", "y"));
        assertThat(client.delete("/api/v1/datasets/" + dataset).status()).isEqualTo(204);
        Answer refused = client.post(JOBS + "/" + job.get("id").asString() + "/replay", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("detail").asString()).contains("dataset " + dataset + " was deleted");
    }
}
