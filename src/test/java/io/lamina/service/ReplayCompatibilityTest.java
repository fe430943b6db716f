package io.lamina.service;

import static io.lamina.service.Client.IRIS;
import static io.lamina.service.Client.PENGUINS;
import static io.lamina.service.Client.XOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.service.Client.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Jobs that are trained again, whatever database is below. */
abstract class ReplayCompatibilityTest extends CrossValidationCompatibilityTest {
    private static final String JOBS = "/api/v1/training-jobs/";

    /** A job of a few epochs in which chance has a say. */
    private JsonNode trained(String dataset, String model, String more) {
        return client.trained("{\"datasetId\": \"" + dataset + "\", \"target\": \"y\", \"epochs\": 6, \"modelName\": \""
                + model + "\", \"network\": {\"hiddenLayers\": [{\"units\": 8, \"dropout\": 0.2}]}" + more + "}");
    }

    private String table(int lines, String lastX) {
        StringBuilder csv = new StringBuilder("x,y\n");
        for (int i = 1; i < lines; i++) {
            csv.append("%d.5,%s\n".formatted(i * 37 % 101, i * 37 % 101 > 50 ? "up" : "down"));
        }
        return client.upload("replayed", csv + lastX + ",up\n");
    }

    JsonNode replayed(JsonNode job, @Nullable String dataset) {
        Answer answer = client.post(
                JOBS + job.get("id").asString() + "/replay",
                dataset == null ? "" : "{\"datasetId\": \"" + dataset + "\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        String id = answer.json().get("id").asString();
        assertThat(answer.header("Location")).isEqualTo(JOBS + id);
        assertThat(answer.json().get("replayOf")).isEqualTo(job.get("id"));
        assertThat(answer.json().get("replay").isNull()).isTrue();
        JsonNode replay = client.ended(id);
        assertThat(replay.get("status").asString()).as(replay.toString()).isEqualTo("SUCCEEDED");
        return replay;
    }

    private static void assertIdentical(JsonNode replay) {
        assertThat(replay.get("replay").toString())
                .isEqualTo("{\"result\":\"identical\",\"firstDifference\":null,\"differences\":[],"
                        + "\"compared\":[\"dataset\",\"epoch\",\"tensor\",\"model\"],\"notes\":[]}");
    }

    @Test
    void aJobIsReplayedToTheBitAndPublishesNothing() {
        String dataset = table(60, "77.5");
        JsonNode job = trained(
                dataset, "again", ", \"decision\": {\"threshold\": \"best_f1\", \"calibration\": \"temperature\"}");
        JsonNode replay = replayed(job, null);
        assertIdentical(replay);
        assertThat(replay.get("model").isNull()).isTrue();
        assertThat(replay.get("metrics")).isEqualTo(job.get("metrics"));
        assertThat(replay.get("provenance")).isEqualTo(job.get("provenance"));
        assertThat(job.at("/provenance/datasetSha256")).isEqualTo(job.get("datasetSha256"));
        assertThat(job.at("/provenance/blas").asString()).startsWith("OpenBLAS ");
        assertThat(client.get("/api/v1/models/again/versions")
                        .json()
                        .get("items")
                        .size())
                .isOne();
        String path = JOBS + replay.get("id").asString();
        assertThat(client.post(path + "/publish", "").status()).isEqualTo(409);
        assertThat(client.post(path + "/replay", "").status())
                .as("nothing is kept of a replay")
                .isEqualTo(409);
        assertThat(replayed(job, table(60, "77.5")).at("/replay/result").asString())
                .as("the same bytes under another id")
                .isEqualTo("identical");
    }

    @Test
    void foldsAreReplayedAndOneByteOfTheTableIsFound() {
        String folds = ", \"validation\": {\"strategy\": \"k_fold\", \"folds\": 3}";
        JsonNode job = trained(table(60, "77.5"), "foldedAgain", folds);
        assertIdentical(replayed(job, null));

        JsonNode replay = replayed(job, table(60, "77.6")).get("replay");
        assertThat(replay.get("result").asString()).isEqualTo("different");
        assertThat(replay.get("firstDifference")).isEqualTo(replay.at("/differences/0"));
        assertThat(replay.get("differences").findValuesAsString("what"))
                .containsExactly("dataset", "epoch", "tensor", "model");
        assertThat(replay.at("/notes/0").asString()).isEqualTo("row 60 of column \"x\" was 77.5 and is 77.6");
        JsonNode epoch = replay.at("/differences/1");
        assertThat(epoch.get("fold").asInt()).isBetween(1, 3);
        assertThat(epoch.get("path").asString()).isEqualTo("trainingLoss");
        assertThat(epoch.get("expected").asDouble())
                .isNotEqualTo(epoch.get("actual").asDouble());
        assertThat(replay.at("/differences/2/tensor").asString()).isNotEmpty();
        assertThat(replay.at("/differences/0/expected").asString()).hasSize(64);
    }

    @Test
    void whatTheJobLearnedFromOrCameToMayBeGone() {
        String dataset = table(60, "1.5");
        JsonNode job = trained(dataset, "gone", "");
        client.delete("/api/v1/models/gone/versions/1");
        JsonNode withoutModel = replayed(job, null).get("replay");
        assertThat(withoutModel.get("result").asString()).isEqualTo("identical");
        assertThat(withoutModel.get("compared").toString()).isEqualTo("[\"dataset\",\"epoch\"]");
        assertThat(withoutModel.at("/notes/0").asString()).contains("not kept");

        client.delete("/api/v1/datasets/" + dataset);
        String path = JOBS + job.get("id").asString() + "/replay";
        Answer refused = client.post(path, "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("detail").asString()).contains(dataset, "datasetId");
        assertThat(client.post(path, "{\"datasetId\": \"" + dataset + "\"}").status())
                .isEqualTo(422);
        Answer unfit = client.post(path, "{\"datasetId\": \"" + IRIS + "\"}");
        assertThat(unfit.status()).isEqualTo(422);
        assertThat(unfit.body()).contains("/target", "\\\"y\\\"");
        assertThat(client.post(path, "{\"dataset\": 1}").status()).isEqualTo(422);
    }

    @Test
    void onlyWhatHasSucceededIsReplayed() {
        String id = client.submit("{\"datasetId\": \"" + PENGUINS + "\", \"target\": \"species\", \"epochs\": 100000,"
                + " \"earlyStopping\": \"none\"}");
        assertThat(client.post(JOBS + id + "/replay", "").status()).isEqualTo(409);
        client.post(JOBS + id + "/cancel", "");
        client.ended(id);
        Answer cancelled = client.post(JOBS + id + "/replay", "");
        assertThat(cancelled.status()).isEqualTo(409);
        assertThat(cancelled.body()).contains("CANCELLED");
        assertThat(client.post(JOBS + XOR + "/replay", "").status()).isEqualTo(404);
    }
}
