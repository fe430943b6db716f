package io.lamina.service;

import static io.lamina.service.Client.IRIS;
import static io.lamina.service.Client.XOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.service.Client.Answer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Jobs that may run for a limited time, whatever database is below. */
abstract class MaxRuntimeCompatibilityTest extends StorageCompatibilityTest {
    private static Duration ran(JsonNode job) {
        return Duration.between(
                Instant.parse(job.get("startedAt").asString()),
                Instant.parse(job.get("finishedAt").asString()));
    }

    @Test
    void jobThatHasRunAsLongAsItMaySucceedsWithItsBestSoFar() {
        JsonNode job = client.trained("{\"datasetId\": \"" + IRIS + "\", \"target\": \"species\", \"epochs\": 100000,"
                + " \"earlyStopping\": \"none\", \"modelName\": \"hasty\", \"maxRuntime\": \"PT1S\"}");
        assertThat(job.get("stoppedBy").asString()).isEqualTo("maxRuntime");
        assertThat(job.get("reproducible").asBoolean()).isFalse();
        assertThat(job.get("configuration").get("maxRuntime").asString()).isEqualTo("PT1S");
        assertThat(job.get("metrics").get("accuracy").asDouble()).isGreaterThan(0.3);
        assertThat(job.get("progress").get("epoch").asInt()).isBetween(1, 99_999);
        assertThat(ran(job)).isBetween(Duration.ofMillis(900), Duration.ofSeconds(20));
        assertThat(client.get("/api/v1/models/hasty/versions/1").status()).isEqualTo(200);
    }

    @Test
    void jobWithoutTimeForOneEpochFailsAndSaysSo() {
        JsonNode job = client.ended(client.submit("{\"datasetId\": \"" + IRIS + "\", \"target\": \"species\","
                + " \"batchSize\": 1, \"epochs\": 100000, \"maxRuntime\": \"PT1S\","
                + " \"network\": {\"hiddenLayers\": [{\"units\": 3000}, {\"units\": 3000}]}}"));
        assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("FAILED");
        assertThat(job.get("stoppedBy").asString()).isEqualTo("maxRuntime");
        assertThat(job.get("error").get("type").asString()).endsWith("problems/out-of-time");
        assertThat(job.get("error").get("detail").asString()).contains("before the first epoch");
    }

    @Test
    void timeThatSufficesChangesNothing() {
        String training = "{\"datasetId\": \"" + XOR + "\", \"target\": \"y\", \"epochs\": 5, \"modelName\": \"%s\"%s}";
        JsonNode free = client.trained(training.formatted("free", ""));
        JsonNode limited = client.trained(training.formatted("limited", ", \"maxRuntime\": \"P1D\""));
        assertThat(limited.get("reproducible").asBoolean()).isTrue();
        assertThat(limited.get("stoppedBy")).isEqualTo(free.get("stoppedBy"));
        assertThat(client.get("/api/v1/models/limited/versions/1").json().get("artifactSha256"))
                .isEqualTo(client.get("/api/v1/models/free/versions/1").json().get("artifactSha256"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "PT0.5S" | must be between PT1S and PT720H, got "PT0.5S"
                    "P31D"   | must be between PT1S and PT720H, got "P31D"
                    "-PT1H"  | must be between PT1S and PT720H, got "-PT1H"
                    "1h"     | must be an ISO-8601 duration such as "PT15M", got "1h"
                    3600     | must be an ISO-8601 duration such as "PT15M", got 3600
                    """)
    void timeThatIsNoneIsRefused(String maxRuntime, String detail) {
        Answer answer = client.post(
                "/api/v1/training-jobs",
                "{\"datasetId\": \"" + IRIS + "\", \"target\": \"species\", \"maxRuntime\": " + maxRuntime + "}");
        assertThat(answer.status()).isEqualTo(422);
        JsonNode error = answer.json().get("errors").get(0);
        assertThat(error.get("pointer").asString()).isEqualTo("/maxRuntime");
        assertThat(error.get("detail").asString()).isEqualTo(detail);
    }
}
