package io.lamina.service.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lamina.service.Client;
import io.lamina.service.LaminaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that freeze, lose their database or live ten minutes in the future: no job is lost, and none is done twice. */
class DisturbedWorkersTest {
    private static final Path FAKE_TIME = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1");

    @TempDir
    static Path folder = Path.of("");

    private static Cluster cluster;
    private static LaminaProcess door;
    private static Client api;

    @BeforeAll
    static void start() throws Exception {
        cluster = new Cluster(folder);
        door = cluster.api();
        api = door.client();
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    @Test
    void everyWriteOfAFrozenWorkerIsRefusedAfterItsLease() throws Exception {
        try (LaminaProcess frozen = cluster.worker()) {
            String job = Disturbance.submit(api, "frozen");
            awaitEpoch(job, 200);
            frozen.signal("STOP");
            try (LaminaProcess other = cluster.worker()) {
                Disturbance.artifactOf(api, job);
                List<String> before = everythingOf(job);
                frozen.signal("CONT");
                await("the frozen worker finds out")
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> frozen.console().contains("lost job " + job));
                assertThat(everythingOf(job)).isEqualTo(before);
                Disturbance.assertWholeAndOnce(cluster, job, "frozen");
                // It is none the worse for it and takes the next job.
                assertThat(other.terminate()).isEqualTo(143);
                Disturbance.artifactOf(api, api.submit(Disturbance.body("after-the-frost", 20)));
            }
        }
    }

    @Test
    void jobSurvivesTheLossOfEveryConnection() throws Exception {
        try (LaminaProcess worker = cluster.worker()) {
            String job = Disturbance.submit(api, "cut-off");
            for (int epoch = 200; epoch <= 1400; epoch += 400) {
                awaitEpoch(job, epoch);
                cluster.rows("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where pid <> pg_backend_pid() and datname = current_database()");
            }
            Disturbance.artifactOf(api, job);
            Disturbance.assertWholeAndOnce(cluster, job, "cut-off");
            assertThat(worker.terminate()).isEqualTo(143);
        }
    }

    @Test
    void workerWhoseClockIsTenMinutesAheadStealsNothing() throws Exception {
        Assumptions.assumeTrue(Files.exists(FAKE_TIME), "Debian's libfaketime is not installed");
        Map<String, String> ahead = Map.of(
                "LD_PRELOAD",
                FAKE_TIME.toString(),
                "FAKETIME",
                "+10m",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                // Its remedy for older C libraries makes the JVM's timed waits spin.
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
        try (LaminaProcess early = cluster.worker()) {
            String job = Disturbance.submit(api, "punctual");
            awaitEpoch(job, 100);
            try (LaminaProcess late = cluster.worker(ahead)) {
                Disturbance.artifactOf(api, job);
                Disturbance.assertWholeAndOnce(cluster, job, "punctual");
                assertThat(api.job(job).get("attempt").asInt()).isEqualTo(1);
                String next = Disturbance.submit(api, "either");
                Disturbance.artifactOf(api, next);
                assertThat(api.job(next).get("attempt").asInt()).isEqualTo(1);
                assertThat(late.terminate()).isEqualTo(143);
            }
            assertThat(early.terminate()).isEqualTo(143);
        }
    }

    private static void awaitEpoch(String job, int epoch) {
        await("epoch " + epoch)
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> epochOf(job) >= epoch);
    }

    /** Where a job is; while its database is away an answer says just that. */
    private static int epochOf(String job) throws IOException {
        Client.Answer answer = api.get("/api/v1/training-jobs/" + job);
        if (answer.status() == 503) {
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            return -1;
        }
        assertThat(answer.status()).as(door.console()).isEqualTo(200);
        return answer.json().get("progress").get("epoch").asInt();
    }

    /** All that the database says of a job. */
    private static List<String> everythingOf(String job) throws SQLException {
        return cluster.rows("select cast(j.* as text) from training_job j where id = '" + job + "' union all"
                + " select cast(e.* as text) from training_epoch e where job_id = '" + job + "' union all"
                + " select cast(t.* as text) from training_job_transition t where job_id = '" + job + "' union all"
                + " select cast(v.* as text) from model_version v where training_job_id = '" + job + "' order by 1");
    }
}
