package io.lamina.service;

import static io.lamina.service.Client.PENGUINS;
import static io.lamina.service.Client.XOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lamina.service.Client.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests with an {@code Idempotency-Key}, whatever database is below. */
abstract class IdempotencyCompatibilityTest extends MaxRuntimeCompatibilityTest {
    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final String JSON = "application/json";

    private Answer post(String path, String type, String body, String key) {
        return client.send("POST", path, type, body.getBytes(StandardCharsets.UTF_8), List.of(KEY, key));
    }

    private Answer submit(String body, String key) {
        return post("/api/v1/training-jobs", JSON, body, key);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private static String job(String name) {
        return "{\"datasetId\": \"" + XOR + "\", \"target\": \"y\", \"epochs\": 1, \"name\": \"" + name + "\"}";
    }

    /** How many of the newest jobs have this name. */
    private long jobsNamed(String name) {
        return client.get("/api/v1/training-jobs?limit=200")
                .json()
                .get("items")
                .valueStream()
                .filter(job -> job.get("name").asString().equals(name))
                .count();
    }

    private static void assertReplayed(Answer again, Answer first) {
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(again.header(REPLAYED)).isEqualTo("true");
        assertThat(first.header(REPLAYED)).isNull();
    }

    @Test
    void sameKeyAndBodyHasTheFirstAnswerEvenWhenTheJobIsGone() {
        String key = newKey();
        Answer first = submit(job("once"), key);
        assertThat(first.status()).as(first.body()).isEqualTo(202);
        assertThat(first.json().get("queuePosition").isNull()).isFalse();
        // The order of properties and the white space say nothing.
        String otherwise = "{ \"name\": \"once\", \"epochs\": 1.0, \"target\": \"y\", \"datasetId\": \"" + XOR + "\"}";
        assertReplayed(submit(otherwise, key), first);
        assertThat(jobsNamed("once")).isEqualTo(1);
        String id = first.json().get("id").asString();
        client.ended(id);
        assertThat(client.delete("/api/v1/training-jobs/" + id).status()).isEqualTo(204);
        assertReplayed(submit(job("once"), key), first);
        assertThat(jobsNamed("once")).isZero();
    }

    @Test
    void sameKeyWithAnotherBodyIsRefused() {
        String key = newKey();
        assertThat(submit(job("mine"), key).status()).isEqualTo(202);
        Answer other = submit(job("other"), key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().get("errors").get(0).get("header").asString()).isEqualTo(KEY);
        assertThat(jobsNamed("other")).isZero();
    }

    @Test
    void refusedRequestDoesNotUseItsKeyUp() {
        String key = newKey();
        String unknown = job("corrected").replace("\"y\"", "\"z\"");
        assertThat(submit(unknown, key).status()).isEqualTo(422);
        assertThat(submit(unknown, key).header(REPLAYED)).isNull();
        assertThat(submit(job("corrected"), key).status()).isEqualTo(202);
        assertThat(jobsNamed("corrected")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words"})
    void keyThatIsNoneIsRefused(String key) {
        Answer answer = submit(job("none"), key);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("errors").get(0).get("header").asString()).isEqualTo(KEY);
    }

    @Test
    void keyHasAtMost255Characters() {
        assertThat(submit(job("long"), newKey() + "k".repeat(255 - 36)).status())
                .isEqualTo(202);
        assertThat(submit(job("long"), "k".repeat(256)).status()).isEqualTo(400);
        Answer twice = client.send(
                "POST",
                "/api/v1/training-jobs",
                JSON,
                job("long").getBytes(StandardCharsets.UTF_8),
                List.of(KEY, "a", KEY, "b"));
        assertThat(twice.status()).isEqualTo(400);
    }

    @Test
    void keyIsRefusedWhereNothingIsCreated() {
        Answer answer = post("/api/v1/models/none/predictions", JSON, "{\"instances\": []}", newKey());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors").get(0).get("header").asString()).isEqualTo(KEY);
    }

    @Test
    void uploadWithAKeyIsComparedByItsBytesAndName() {
        String key = newKey();
        String path = "/api/v1/datasets?name=keyed";
        Answer first = post(path, "text/csv", "a,b\n1,2\n3,4\n", key);
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertReplayed(post(path, "text/csv", "a,b\n1,2\n3,4\n", key), first);
        assertThat(post(path, "text/csv", "a,b\n1,2\n3,5\n", key).status()).isEqualTo(422);
        assertThat(post("/api/v1/datasets?name=other", "text/csv", "a,b\n1,2\n3,4\n", key)
                        .status())
                .isEqualTo(422);
        assertThat(client.get("/api/v1/datasets?limit=200")
                        .json()
                        .get("items")
                        .valueStream()
                        .filter(dataset -> dataset.get("name").asString().equals("keyed")))
                .hasSize(1);
        String json = "{\"name\": \"rows\", \"rows\": [{\"a\": 1}, {\"a\": 2}]}";
        String otherKey = newKey();
        Answer rows = post("/api/v1/datasets", JSON, json, otherKey);
        assertThat(rows.status()).as(rows.body()).isEqualTo(201);
        assertReplayed(post("/api/v1/datasets", JSON, json, otherKey), rows);
    }

    @Test
    void publishingWithAKeyMakesOneVersion() {
        String id = client.submit(
                "{\"datasetId\": \"" + PENGUINS
                        + "\", \"target\": \"species\", \"epochs\": 100000, \"earlyStopping\": null, \"modelName\": \"keyed\"}");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> client.job(id).get("progress").get("epoch").asInt() > 0);
        client.post("/api/v1/training-jobs/" + id + "/cancel", "");
        client.ended(id);
        String key = newKey();
        Answer first = client.send("POST", "/api/v1/training-jobs/" + id + "/publish", null, null, List.of(KEY, key));
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertReplayed(post("/api/v1/training-jobs/" + id + "/publish", JSON, "", key), first);
        assertThat(client.get("/api/v1/models/keyed/versions")
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void concurrentRequestsWithOneKeyMakeOneJob() throws Exception {
        String key = newKey();
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 500; i++) {
                answers.add(threads.submit(() -> submit(job("crowd"), key)));
            }
        }
        Set<String> ids = new HashSet<>();
        for (Future<Answer> future : answers) {
            Answer answer = future.get();
            assertThat(answer.status()).as(answer.body()).isIn(202, 409);
            if (answer.status() == 202) {
                ids.add(answer.json().get("id").asString());
            } else {
                assertThat(answer.header("Retry-After")).isEqualTo("1");
            }
        }
        assertThat(ids).hasSize(1);
        Answer replayed = submit(job("crowd"), key);
        assertThat(replayed.header(REPLAYED)).isEqualTo("true");
        assertThat(ids).containsExactly(replayed.json().get("id").asString());
        assertThat(jobsNamed("crowd")).isEqualTo(1);
    }

    @Test
    void keysOfDifferentRoutesAreDifferent() {
        String key = newKey();
        assertThat(submit(job("route"), key).status()).isEqualTo(202);
        Answer upload = post("/api/v1/datasets", "text/csv", "a,b\n1,2\n3,4\n", key);
        assertThat(upload.status()).as(upload.body()).isEqualTo(201);
    }
}
