package io.lamina.service.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lamina.service.Client;
import io.lamina.service.LaminaProcess;
import io.lamina.service.RealProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Workers that freeze or live ten minutes in the future: no job is lost, and none is done twice. */
@RealProcesses
@ExtendWith(ClusterParameter.class)
class DisturbedWorkersTest {
    private static final Path FAKE_TIME = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1");

    private final Cluster cluster;
    private final Client api;

    DisturbedWorkersTest(Cluster cluster) {
        this.cluster = cluster;
        this.api = cluster.api();
    }

    @Test
    void everyWriteOfAFrozenWorkerIsRefusedAfterItsLease() throws Exception {
        cluster.freezeWorkers();
        // Within a transaction: its session holds the lock of the job's row, until the server ends it.
        String moment = "before commit 3 insert into training_epoch";
        try (LaminaProcess frozen = cluster.struckWorker("STOP", moment)) {
            String job = Disturbance.submit(api, "frozen");
            await("its lease is over")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> api.job(job).get("statusHistory").toString().matches(".*RUNNING.*QUEUED.*"));
            cluster.thawWorkers();
            Disturbance.artifactOf(api, job);
            List<String> before = everythingOf(job);
            frozen.signal("CONT");
            await("the frozen worker finds out")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> frozen.console().contains("lost job " + job));
            assertThat(everythingOf(job)).isEqualTo(before);
            Disturbance.assertWholeAndOnce(cluster, job);
            // It is none the worse for it and takes the next job.
            cluster.freezeWorkers();
            Disturbance.artifactOf(api, api.submit(Disturbance.body("after-the-frost", 20)));
            assertThat(frozen.terminate()).isEqualTo(143);
        } finally {
            cluster.thawWorkers();
        }
    }

    @Test
    void processForRequestsTakesNoJob() throws Exception {
        cluster.freezeWorkers();
        try {
            String job = api.submit(Disturbance.body("left-alone", 1));
            await("nobody takes it")
                    .during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> api.job(job).get("status").asString().equals("QUEUED"));
            assertThat(api.post("/api/v1/training-jobs/" + job + "/cancel", "").status())
                    .isEqualTo(202);
        } finally {
            cluster.thawWorkers();
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
        int others = cluster.workers(1).size();
        try (LaminaProcess late = cluster.worker(ahead)) {
            List<String> jobs = new ArrayList<>();
            for (int i = 0; i <= others; i++) {
                jobs.add(Disturbance.submit(api, "punctual-" + i));
            }
            for (String job : jobs) {
                Disturbance.artifactOf(api, job);
                Disturbance.assertWholeAndOnce(cluster, job);
                assertThat(api.job(job).get("attempt").asInt()).isEqualTo(1);
            }
            assertThat(late.terminate()).isEqualTo(143);
        }
    }

    /** All that the database says of a job. */
    private List<String> everythingOf(String job) throws SQLException {
        return cluster.rows("select cast(j.* as text) from training_job j where id = '" + job + "' union all"
                + " select cast(e.* as text) from training_epoch e where job_id = '" + job + "' union all"
                + " select cast(t.* as text) from training_job_transition t where job_id = '" + job + "' union all"
                + " select cast(v.* as text) from model_version v where training_job_id = '" + job + "' order by 1");
    }
}
