package io.lamina.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Searches that end before all their trials, whatever database is below. */
abstract class TuningStopCompatibilityTest extends TuningCompatibilityTest {
    @Test
    void aCancelledSearchEndsItsTrialsAndPublishesNothing() {
        String path = client.submitTuning(body(
                "endless",
                100_000,
                ", \"earlyStopping\": \"none\"",
                "\"method\": \"random\", \"maxTrials\": 5, \"parallelism\": 3, " + parameters(RATE)));
        await().until(() -> client.get(path).json().get("status").asString().equals("RUNNING"));
        assertThat(client.delete(path).status()).isEqualTo(409);
        String first =
                client.get(path + "/trials").json().at("/items/0/trainingJobId").asString();
        assertThat(client.delete(TRAININGS + first).status())
                .as("it goes with its tuning job")
                .isEqualTo(409);
        assertThat(client.get("/api/v1/training-jobs?limit=200").body()).doesNotContain(first);
        assertThat(client.get("/api/v1/training-jobs?tuningJobId=" + path.substring(JOBS.length() + 1))
                        .json()
                        .get("items")
                        .findValuesAsString("trial"))
                .containsExactly("3", "2", "1");
        assertThat(client.post(path + "/cancel", "").status()).isEqualTo(202);
        assertThat(client.post(path + "/cancel", "").status()).isEqualTo(202);
        JsonNode job = client.endedTuning(path);
        assertThat(job.get("status").asString()).isEqualTo("CANCELLED");
        assertThat(job.at("/progress/cancelled").asInt()).isEqualTo(3);
        assertThat(job.get("model").isNull()).isTrue();
        assertThat(client.post(path + "/cancel", "").status()).isEqualTo(202);
        assertThat(client.delete(path).status()).isEqualTo(204);
        assertThat(client.get(path).status()).isEqualTo(404);
        assertThat(client.get(TRAININGS + first).status()).isEqualTo(404);
    }

    @Test
    void aCancelledSearchKeepsWhatPausedTrialsHaveComeTo() {
        String path = client.submitTuning(body(
                "halted",
                30_000,
                ", \"earlyStopping\": \"none\"",
                "\"method\": {\"type\": \"hyperband\", \"minEpochs\": 10000, \"brackets\": 1}, \"maxTrials\": 3,"
                        + " \"parallelism\": 1, " + parameters(RATE)));
        await().until(() -> client.get(path + "/trials")
                .json()
                .at("/items/0/status")
                .asString()
                .equals("PAUSED"));
        assertThat(client.post(path + "/cancel", "").status()).isEqualTo(202);
        JsonNode job = client.endedTuning(path);
        assertThat(job.get("status").asString()).isEqualTo("CANCELLED");
        assertThat(job.get("stoppedBy").asString()).isEqualTo("cancelled");
        assertThat(job.get("model").isNull()).isTrue();
        JsonNode paused = trials(job).getFirst();
        assertThat(paused.get("status").asString()).isEqualTo("PRUNED");
        assertThat(paused.get("stoppedBy").asString()).isEqualTo("pruned");
        assertThat(job.at("/bestTrial/number").asInt()).isOne();
        assertThat(job.at("/bestTrial/objective")).isEqualTo(paused.get("objective"));
        assertThat(client.post(TRAININGS + paused.get("trainingJobId").asString() + "/publish", "")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aSearchWhoseTimeIsOverPublishesTheBestOfTheTrialsThatHaveEnded() {
        JsonNode job = tuned(body(
                "timed",
                100_000,
                ", \"earlyStopping\": \"none\"",
                "\"method\": \"grid\", \"maxRuntime\": \"PT1S\", \"parallelism\": 1, "
                        + parameters("\"epochs\": {\"type\": \"choice\", \"values\": [5, 99999]}")));
        assertThat(job.get("stoppedBy").asString()).isEqualTo("maxRuntime");
        assertThat(job.get("reproducible").asBoolean()).isFalse();
        assertThat(job.at("/bestTrial/number").asInt()).isOne();
        assertThat(job.at("/progress/cancelled").asInt()).isOne();
        assertThat(job.at("/model/name").asString()).isEqualTo("timed");
    }
}
