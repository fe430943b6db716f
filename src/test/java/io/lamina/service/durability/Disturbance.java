package io.lamina.service.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lamina.service.Client;
import io.lamina.service.LaminaProcess;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** What the tests of this package train, and what must be true of it whatever happened meanwhile. */
final class Disturbance {
    static final int EPOCHS = 1500;

    private Disturbance() {}

    /** Submits a job of a few seconds whose every kind of state matters: dropout, batch normalization, Adam, a schedule that remembers. */
    static String submit(Client api, String model) {
        return api.submit(body(model, EPOCHS));
    }

    static String body(String model, int epochs) {
        return """
                {"datasetId": "01900000-0000-7000-8000-000000000002", "target": "species", "modelName": "%s",
                 "network": {"hiddenLayers": [{"units": 16, "dropout": 0.1, "batchNormalization": true}]},
                 "learningRateSchedule": {"type": "reduce_on_plateau"}, "epochs": %d, "earlyStopping": "none"}
                """.formatted(model, epochs);
    }

    /**
     * A job that a doomed worker was to do when it died, perhaps after others that it has done, once the process for requests has given it
     * back to the queue: meanwhile the other workers are frozen.
     */
    static String torn(Cluster cluster, LaminaProcess doomed, Supplier<String> submit) throws Exception {
        Client api = cluster.api();
        String job = lastBeforeDeath(
                doomed,
                "the worker dies",
                submit,
                asked -> api.job(asked).get("finishedAt").isString());
        await("a process that runs no jobs finds out")
                .atMost(Duration.ofMinutes(1))
                .until(() -> !api.job(job).get("status").asString().equals("RUNNING"));
        return job;
    }

    /** Submits one job after the other has ended, until a worker is dead; answers the one that it died of. */
    private static String lastBeforeDeath(
            LaminaProcess doomed, String moment, Supplier<String> submit, Predicate<String> hasEnded) {
        while (true) {
            String job = submit.get();
            await(moment).atMost(Duration.ofMinutes(1)).until(() -> !doomed.isAlive() || hasEnded.test(job));
            if (!doomed.isAlive()) {
                return job;
            }
        }
    }

    /** Waits until a job is that far; while its database is away an answer says just that. */
    static void awaitEpoch(Client api, String job, int epoch) {
        await("epoch " + epoch)
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    Client.Answer answer = api.get("/api/v1/training-jobs/" + job);
                    return !isAway(answer)
                            && answer.json().get("progress").get("epoch").asInt() >= epoch;
                });
    }

    /** Whether an answer says that the database is away; if it does not, it is the one that was asked for. */
    static boolean isAway(Client.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isIn(200, 503);
        if (answer.status() == 503) {
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        }
        return answer.status() == 503;
    }

    /** The hash of what a job published, once it has succeeded. */
    static String artifactOf(Client api, String job) {
        JsonNode ended = api.ended(job);
        assertThat(ended.get("status").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
        JsonNode model = ended.get("model");
        return api.get("/api/v1/models/" + model.get("name").asString() + "/versions/"
                        + model.get("version").asInt())
                .json()
                .get("artifactSha256")
                .asString();
    }

    /** Every epoch once, one version. */
    static void assertWholeAndOnce(Cluster cluster, String job) throws SQLException {
        assertThat(cluster.rows("select count(*), count(distinct epoch), min(epoch), max(epoch) from training_epoch"
                        + " where job_id = '" + job + "'"))
                .containsExactly(EPOCHS + " " + EPOCHS + " 1 " + EPOCHS);
        assertThat(cluster.rows("select count(*) from model_version where training_job_id = '" + job + "'"))
                .containsExactly("1");
    }

    /** A random moment at which a worker dies that trains parts of a job. */
    static String anyMoment(int seed) {
        Random random = new Random(seed);
        return (random.nextBoolean() ? "before" : "after") + " statement " + (10 + random.nextInt(150))
                + " (training_|tuning_|model|blob|scheduled_tasks)";
    }

    /** A job of which a doomed worker took its share, until it died; one that ends before was the other workers'. */
    static String ofSharedWork(Cluster cluster, String moment, Supplier<String> submit, Predicate<String> hasEnded)
            throws IOException {
        try (LaminaProcess doomed = cluster.doomedWorker(moment)) {
            return lastBeforeDeath(doomed, moment, submit, hasEnded);
        }
    }
}
