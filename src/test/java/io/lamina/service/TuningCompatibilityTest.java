package io.lamina.service;

import static io.lamina.service.Client.IRIS;
import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.service.Client.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tuning over HTTP, whatever database is below. */
abstract class TuningCompatibilityTest extends MannersCompatibilityTest {
    static final String JOBS = "/api/v1/tuning-jobs";
    static final String TRAININGS = "/api/v1/training-jobs/";
    static final String RATE = "\"optimizer.learningRate\": {\"type\": \"log_uniform\", \"min\": 0.0005, \"max\": 0.3}";
    static final String UNITS = "\"network.hiddenLayers.0.units\": {\"type\": \"integers\", \"min\": 2, \"max\": 12}";

    /** A search over iris; {@code epochs} without early stopping unless {@code more} says so. */
    static String body(String model, int epochs, String more, String search) {
        return "{\"training\": {\"datasetId\": \"" + IRIS + "\", \"target\": \"species\", \"modelName\": \"" + model
                + "\", \"epochs\": " + epochs + ", \"network\": {\"hiddenLayers\": [{\"units\": 8}]}" + more
                + "}, \"search\": {" + search + "}}";
    }

    static String parameters(String... ranges) {
        return "\"parameters\": {" + String.join(", ", ranges) + "}";
    }

    JsonNode tuned(String body) {
        JsonNode job = client.endedTuning(client.submitTuning(body));
        assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("SUCCEEDED");
        return job;
    }

    List<JsonNode> trials(JsonNode job) {
        return client.get(JOBS + "/" + job.get("id").asString() + "/trials?limit=200")
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    /** What a search came to, but for ids and times. */
    List<String> outcome(JsonNode job) {
        return trials(job).stream()
                .map(trial -> trial.get("number") + " " + trial.get("status") + " " + trial.get("parameters") + " "
                        + trial.get("objective") + " " + trial.get("epochs") + " " + trial.get("bestEpoch"))
                .toList();
    }

    private String artifact(String model, int version) {
        return client.get("/api/v1/models/" + model + "/versions/" + version)
                .json()
                .get("artifactSha256")
                .asString();
    }

    @Test
    void aSearchThatLearnsPublishesItsBestTrialAndIsRepeatedBySeed() {
        String body = body(
                "tuned",
                12,
                "",
                "\"method\": {\"type\": \"tpe\", \"randomTrials\": 3}, \"maxTrials\": 8, \"parallelism\": 2, "
                        + parameters(RATE, UNITS));
        JsonNode job = tuned(body);
        assertThat(job.at("/search/objective/direction").asString()).isEqualTo("minimize");
        assertThat(job.at("/progress/succeeded").asInt()).isEqualTo(8);
        assertThat(job.at("/progress/fraction").asDouble()).isOne();
        assertThat(job.at("/progress/epochs").asInt()).isEqualTo(96);
        assertThat(job.get("statusHistory").findValuesAsString("status"))
                .containsExactly("QUEUED", "RUNNING", "SUCCEEDED");
        List<JsonNode> trials = trials(job);
        assertThat(trials).hasSize(8);
        double best = trials.stream()
                .mapToDouble(trial -> trial.get("objective").asDouble())
                .min()
                .orElseThrow();
        assertThat(job.at("/bestTrial/objective").asDouble()).isEqualTo(best);

        JsonNode training = client.job(job.at("/bestTrial/trainingJobId").asString());
        assertThat(training.get("tuningJobId")).isEqualTo(job.get("id"));
        assertThat(training.get("trial")).isEqualTo(job.at("/bestTrial/number"));
        assertThat(training.get("model")).isEqualTo(job.get("model"));
        assertThat(training.at("/configuration/optimizer/learningRate"))
                .isEqualTo(job.at("/bestTrial/parameters/optimizer.learningRate"));
        assertThat(training.at("/configuration/network/hiddenLayers/0/units"))
                .isEqualTo(job.at("/bestTrial/parameters/network.hiddenLayers.0.units"));
        assertThat(client.get(TRAININGS + training.get("id").asString() + "/evaluation")
                        .json()
                        .get("loss")
                        .asDouble())
                .isEqualTo(best);

        JsonNode plain = client.trained(training.get("configuration").toString());
        assertThat(artifact("tuned", plain.at("/model/version").asInt()))
                .as("a trial is a training like any other")
                .isEqualTo(artifact("tuned", job.at("/model/version").asInt()));
        JsonNode again = tuned(body);
        assertThat(outcome(again)).isEqualTo(outcome(job));
        assertThat(tuned(body.replace("\"maxTrials\": 8", "\"seed\": 7, \"maxTrials\": 8"))
                        .at("/bestTrial/parameters"))
                .isNotEqualTo(job.at("/bestTrial/parameters"));
    }

    @Test
    void trialsThatHyperbandPausesGoOnAsIfTheyHadNot() {
        JsonNode job = tuned(body(
                "banded",
                27,
                ", \"learningRateSchedule\": \"cosine\", \"earlyStopping\": \"none\"",
                "\"method\": {\"type\": \"hyperband\", \"minEpochs\": 3, \"brackets\": 1}, \"maxTrials\": 9, \"parallelism\": 3, "
                        + parameters(RATE)));
        List<JsonNode> trials = trials(job);
        assertThat(trials.stream().map(trial -> trial.get("epochs").asInt()))
                .as("9 trials of 3 epochs, 3 of 9, and 1 of 27")
                .containsExactlyInAnyOrder(3, 3, 3, 3, 3, 3, 9, 9, 27);
        assertThat(job.at("/progress/pruned").asInt()).isEqualTo(8);
        assertThat(job.at("/progress/succeeded").asInt()).isEqualTo(1);
        JsonNode last = trials.stream()
                .filter(trial -> trial.get("status").asString().equals("SUCCEEDED"))
                .findFirst()
                .orElseThrow();
        String id = last.get("trainingJobId").asString();
        JsonNode survivor = client.job(id);
        assertThat(survivor.get("statusHistory").findValuesAsString("message"))
                .anyMatch(message -> message.startsWith("Paused after 3 of 27 epochs"))
                .anyMatch(message -> message.endsWith("from epoch 10"));
        JsonNode plain = client.trained(survivor.get("configuration").toString());
        String undisturbed = TRAININGS + plain.get("id").asString();
        assertThat(losses(TRAININGS + id)).isEqualTo(losses(undisturbed)).hasSize(27);
        assertThat(client.get(TRAININGS + id + "/evaluation").json())
                .isEqualTo(client.get(undisturbed + "/evaluation").json());
        if (!survivor.get("model").isObject()) {
            survivor = client.post(TRAININGS + id + "/publish", "").json();
        }
        assertThat(artifact("banded", survivor.at("/model/version").asInt()))
                .isEqualTo(artifact("banded", plain.at("/model/version").asInt()));
        JsonNode pruned = client.job(trials.stream()
                .filter(trial -> trial.get("epochs").asInt() == 9)
                .findFirst()
                .orElseThrow()
                .get("trainingJobId")
                .asString());
        assertThat(pruned.get("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(pruned.get("stoppedBy").asString()).isEqualTo("pruned");
        assertThat(client.post(TRAININGS + pruned.get("id").asString() + "/publish", "")
                        .status())
                .isEqualTo(201);
        for (JsonNode trial : List.of(pruned, survivor)) {
            String replay = client.post(TRAININGS + trial.get("id").asString() + "/replay", "")
                    .json()
                    .get("id")
                    .asString();
            assertThat(client.ended(replay).get("replay").toString())
                    .as("trials can be replayed, also those that were given up")
                    .startsWith("{\"result\":\"identical\"")
                    .contains("\"tensor\"");
        }
    }

    private List<String> losses(String path) {
        return client.get(path + "/epochs").json().get("items").findValuesAsString("validationLoss");
    }

    @Test
    void aGridTriesEveryCombinationAndFailuresOfItAreTrialsThatFailed() {
        JsonNode job = tuned(body(
                "gridded",
                4,
                "",
                "\"method\": {\"type\": \"grid\", \"points\": 2}, \"objective\": {\"metric\": \"accuracy\"}, "
                        + parameters(
                                "\"batchSize\": {\"type\": \"choice\", \"values\": [1, 16]}",
                                "\"network.hiddenLayers.0.batchNormalization\":"
                                        + " {\"type\": \"choice\", \"values\": [false, true]}",
                                "\"optimizer\": {\"type\": \"choice\", \"values\": [\"adam\", \"sgd\"]}",
                                "\"optimizer.momentum\": {\"type\": \"uniform\", \"min\": 0, \"max\": 0.9,"
                                        + " \"when\": {\"parameter\": \"optimizer\", \"values\": [\"sgd\"]}}")));
        assertThat(job.at("/search/objective/direction").asString()).isEqualTo("maximize");
        List<JsonNode> trials = trials(job);
        assertThat(trials).as("2 · 2 · (1 + 2)").hasSize(12);
        assertThat(trials.stream().map(trial -> trial.get("parameters").toString()))
                .doesNotHaveDuplicates();
        List<JsonNode> failed = trials.stream()
                .filter(trial -> trial.get("status").asString().equals("FAILED"))
                .toList();
        assertThat(failed)
                .hasSize(3)
                .allSatisfy(trial ->
                        assertThat(trial.get("failure").asString()).contains("needs batches of at least 2 rows"));
        assertThat(client.job(failed.getFirst().get("trainingJobId").asString())
                        .at("/error/errors/0/pointer")
                        .asString())
                .isEqualTo("/network/hiddenLayers/0/batchNormalization");
    }

    @Test
    void manyTrialsAtATimeAreProposedAFewByAFew() {
        JsonNode job = tuned(body(
                "many",
                2,
                "",
                "\"method\": {\"type\": \"tpe\", \"randomTrials\": 2}, \"maxTrials\": 14, \"parallelism\": 11, "
                        + parameters(RATE)));
        assertThat(job.at("/progress/succeeded").asInt()).isEqualTo(14);
    }

    @Test
    void aTrialThatLeavesOtherRowsOutFailsInsteadOfBeingCompared() {
        StringBuilder csv = new StringBuilder("a,b,y\n");
        for (int i = 0; i < 120; i++) {
            csv.append(i % 7)
                    .append(',')
                    .append(i % 3 == 0 ? "" : i % 5)
                    .append(',')
                    .append(i % 2)
                    .append('\n');
        }
        JsonNode job = tuned(body(
                        "dropping",
                        3,
                        "",
                        "\"method\": \"grid\", "
                                + parameters("\"preprocessing.missing\": {\"type\": \"choice\", \"values\":"
                                        + " [\"median\", \"drop_row\"]}"))
                .replace(IRIS, client.upload("holes.csv", csv.toString()))
                .replace("species", "y"));
        assertThat(trials(job))
                .extracting(trial -> trial.get("status").asString())
                .containsExactly("SUCCEEDED", "FAILED");
        assertThat(trials(job).getLast().get("failure").asString()).contains("other rows", "drop_row");
    }

    @Test
    void trialsOfFoldsAreJudgedByAllFoldsTogether() {
        JsonNode job = tuned(body(
                "folded-search",
                4,
                ", \"validation\": {\"strategy\": \"k_fold\", \"folds\": 2}",
                "\"method\": \"random\", \"maxTrials\": 2, \"objective\": {\"metric\": \"accuracy\"}, "
                        + parameters(UNITS)));
        JsonNode best = job.get("bestTrial");
        JsonNode evaluation = client.get(
                        TRAININGS + best.get("trainingJobId").asString() + "/evaluation?split=cross_validation")
                .json();
        assertThat(best.get("objective")).isEqualTo(evaluation.at("/metrics/accuracy"));
        assertThat(evaluation.get("rowCount").asInt()).isEqualTo(150);
    }

    @Test
    void aSearchOfWhichEveryTrialFailsFailsWithTheirReasons() {
        String path = client.submitTuning(body(
                "failing",
                4,
                ", \"batchSize\": 1",
                "\"method\": \"grid\", "
                        + parameters("\"network.hiddenLayers\": {\"type\": \"choice\", \"values\":"
                                + " [[{\"units\": 2, \"batchNormalization\": true}]]}")));
        JsonNode job = client.endedTuning(path);
        assertThat(job.get("status").asString()).isEqualTo("FAILED");
        assertThat(job.at("/error/type").asString()).endsWith("problems/no-trial");
        assertThat(job.at("/error/detail").asString())
                .contains("none of 1 trials", "trial 1: ", "needs batches of at least 2 rows");
    }

    @Test
    void aWarmStartTakesUpTheTrialsOfAnEarlierSearch() {
        String search = "\"method\": {\"type\": \"tpe\", \"randomTrials\": 4}, \"maxTrials\": 4, " + parameters(RATE);
        JsonNode cold = tuned(body("warmed", 5, "", search));
        JsonNode warm = tuned(body("warmed", 5, "", search + ", \"warmStart\": " + cold.get("id")));
        assertThat(trials(warm).getFirst().get("parameters"))
                .isNotEqualTo(trials(cold).getFirst().get("parameters"));
        Answer other = client.post(
                JOBS,
                body(
                        "warmed",
                        5,
                        ", \"seed\": 1",
                        "\"method\": \"random\", \"objective\": {\"metric\": \"accuracy\"}, " + parameters(UNITS)
                                + ", \"warmStart\": " + cold.get("id")));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().get("errors").findValuesAsString("pointer"))
                .hasSize(4)
                .containsOnly("/search/warmStart");
    }

    @Test
    void theEventsOfASearchAreItsHistoryAndTheEndsOfItsTrials() {
        JsonNode job = tuned(body(
                "followed",
                3,
                "",
                "\"method\": \"random\", \"maxTrials\": 3, \"parallelism\": 3, " + parameters(RATE)));
        String path = JOBS + "/" + job.get("id").asString() + "/events";
        String stream = client.get(path).body();
        List<String> told =
                stream.lines().filter(line -> line.startsWith("event: ")).toList();
        assertThat(told).hasSize(6).endsWith("event: status");
        assertThat(told.stream().filter("event: trial"::equals)).hasSize(3);
        assertThat(stream).contains("id: 2-3\n");
        assertThat(client.get(path + "?lastEventId=2-3").status()).isEqualTo(204);
        assertThat(client.get(path + "?lastEventId=1-2").body())
                .contains("id: 1-3\n", "id: 2-3\n")
                .doesNotContain("id: 1-2\n");
        assertThat(client.get(path + "?lastEventId=9-9").status()).isEqualTo(400);
    }

    @Test
    void theSameKeySubmitsOneSearch() {
        String body = body("keyed", 3, "", "\"method\": \"random\", \"maxTrials\": 1, " + parameters(RATE));
        List<String> headers = List.of("Idempotency-Key", "tuning-key");
        byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Answer first = client.send("POST", JOBS, "application/json", bytes, headers);
        Answer second = client.send("POST", JOBS, "application/json", bytes, headers);
        assertThat(first.status()).as(first.body()).isEqualTo(202);
        assertThat(second.json().get("id")).isEqualTo(first.json().get("id"));
        String path = JOBS + "/" + first.json().get("id").asString();
        JsonNode job = client.endedTuning(path);
        assertThat(client.get(JOBS + "?status=SUCCEEDED&limit=200")
                        .json()
                        .get("items")
                        .valueStream())
                .contains(job);
        String tag = client.get(path).header("ETag");
        assertThat(client.send("GET", path, null, null, List.of("If-None-Match", String.valueOf(tag)))
                        .status())
                .isEqualTo(304);
    }
}
