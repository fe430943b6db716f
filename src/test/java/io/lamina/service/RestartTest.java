package io.lamina.service;

import static io.lamina.service.Client.IRIS;
import static io.lamina.service.Client.PENGUINS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Real processes on the embedded database, killed at bad moments: what was acknowledged is there afterwards. */
@RealProcesses
class RestartTest {
    private static final String ROWS = """
            {"instances": [{"sepal_length_cm": 6.1, "sepal_width_cm": 2.9, "petal_length_cm": 4.7, "petal_width_cm": 1.4}]}
            """;

    @TempDir
    Path folder = Path.of("");

    @Test
    void nothingAcknowledgedIsLostByKillOrTermination() throws Exception {
        String uploaded;
        String queued;
        try (LaminaProcess first = LaminaProcess.start(folder)) {
            assertThat(first.console()).doesNotContain("WARN", "ERROR", "WARNING");
            uploaded = first.client().upload("kept", "a,b\n" + "1,x\n2,y\n".repeat(30));
            queued = first.client()
                    .submit(
                            "{\"datasetId\": \"" + IRIS
                                    + "\", \"target\": \"species\", \"modelName\": \"iris\", \"epochs\": 3000, \"earlyStopping\": \"none\"}");
            first.kill();
        }
        JsonNode curve;
        JsonNode evaluation;
        String prediction;
        String running;
        try (LaminaProcess second = LaminaProcess.start(folder)) {
            Client client = second.client();
            assertThat(client.get("/api/v1/datasets/" + uploaded)
                            .json()
                            .get("rowCount")
                            .asInt())
                    .isEqualTo(60);
            assertThat(client.ended(queued).get("status").asString()).isEqualTo("SUCCEEDED");
            curve = client.get("/api/v1/training-jobs/" + queued + "/epochs?limit=10000")
                    .json();
            assertThat(curve.get("items").size()).isEqualTo(3000);
            evaluation = client.get("/api/v1/training-jobs/" + queued + "/evaluation")
                    .json();
            prediction = client.post("/api/v1/models/iris/predictions", ROWS).body();
            assertThat(client.get("/api/v1/models/iris/versions")
                            .json()
                            .get("items")
                            .size())
                    .isEqualTo(1);
            running = client.submit("{\"datasetId\": \"" + PENGUINS
                    + "\", \"target\": \"species\", \"epochs\": 100000, \"earlyStopping\": \"none\"}");
            await().atMost(Duration.ofMinutes(1))
                    .until(() ->
                            client.job(running).get("progress").get("epoch").asInt() > 0);
            assertThat(second.terminate()).isEqualTo(143);
        }
        try (LaminaProcess third = LaminaProcess.start(folder)) {
            Client client = third.client();
            assertThat(client.get("/api/v1/training-jobs/" + queued + "/epochs?limit=10000")
                            .json())
                    .isEqualTo(curve);
            assertThat(client.get("/api/v1/training-jobs/" + queued + "/evaluation")
                            .json())
                    .isEqualTo(evaluation);
            assertThat(client.post("/api/v1/models/iris/predictions", ROWS).body())
                    .isEqualTo(prediction);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> client.job(running).get("attempt").asInt() == 2);
            assertThat(client.job(running).get("statusHistory").toString()).contains("Handed back");
            client.post("/api/v1/training-jobs/" + running + "/cancel", "");
            assertThat(client.ended(running).get("status").asString()).isEqualTo("CANCELLED");
        }
    }

    @Test
    void secondProcessOnTheSameFolderSaysWhyItDoesNotStart() throws Exception {
        try (LaminaProcess first = LaminaProcess.start(folder)) {
            assertThatThrownBy(() -> LaminaProcess.start(folder))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use by another Lamina")
                    .hasMessageNotContainingAny("at org.h2", "at io.lamina");
            assertThat(first.client().get("/api/v1/datasets").status()).isEqualTo(200);
        }
    }

    @Test
    void addressThatStrangersReachNeedsKeysOrAWord() {
        assertThatThrownBy(() -> LaminaProcess.start(folder, "--server.address=0.0.0.0"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("LAMINA_API_KEYS")
                .hasMessageContaining("LAMINA_ALLOW_ANONYMOUS")
                .hasMessageNotContainingAny("at io.lamina");
    }
}
