package io.lamina.service.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lamina.service.Client;
import io.lamina.service.LaminaProcess;
import io.lamina.service.RealProcesses;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A process for requests and two for jobs whose database cuts them off, is stopped, or answers nobody, for longer than any lease: the
 * jobs that ran and those that waited succeed once, with the bits of a run that nobody disturbed, and clients hear when to come back.
 * {@code mvn verify} stops the database for 8 seconds, {@code -Pfull} for 20.
 */
@RealProcesses
@ExtendWith(ClusterParameter.class)
class DatabaseOutageTest {
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("lamina.outageSeconds", 8));
    private static final Duration STANDSTILL = Duration.ofSeconds(5);
    private static final int PROCESSES = 3;
    private static final String JOBS = "/api/v1/training-jobs";

    private final Cluster cluster;
    private final Client api;
    private final List<LaminaProcess> workers;
    private final String undisturbed;

    DatabaseOutageTest(Cluster cluster) throws IOException {
        this.cluster = cluster;
        this.api = cluster.api();
        this.workers = cluster.workers(2);
        this.undisturbed = cluster.undisturbed();
    }

    @Test
    void jobSurvivesTheLossOfEveryConnection() throws Exception {
        String job = Disturbance.submit(api, "cut-off");
        for (int epoch = 200; epoch <= 1400; epoch += 400) {
            Disturbance.awaitEpoch(api, job, epoch);
            cluster.rows("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where pid <> pg_backend_pid() and datname = current_database()");
        }
        assertUndisturbed(List.of(job));
    }

    @Test
    void jobsSurviveADatabaseThatIsStopped() throws Exception {
        List<String> jobs = twoRunningAndTwoQueued("stopped");
        cluster.stopDatabase();
        await("the outage is over")
                .during(OUTAGE)
                .atMost(OUTAGE.multipliedBy(2))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> Disturbance.isAway(api.get(JOBS)));
        cluster.startDatabase();
        assertUndisturbed(jobs);
    }

    @Test
    void jobsSurviveThatEveryConnectionOfEveryPoolIsTaken() throws Exception {
        List<String> jobs = twoRunningAndTwoQueued("standstill");
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Client.Answer>> answers = new ArrayList<>();
            try (Connection locks = cluster.connection();
                    Statement statement = locks.createStatement()) {
                locks.setAutoCommit(false);
                statement.execute("lock table training_job, scheduled_tasks in access exclusive mode");
                for (int i = 0; i < 2 * Cluster.POOL; i++) {
                    answers.add(clients.submit(() -> api.get(JOBS)));
                }
                await("all pools are empty")
                        .atMost(Duration.ofSeconds(30))
                        .until(this::waitingSessions, waiting -> waiting == PROCESSES * Cluster.POOL);
                assertThat(Disturbance.isAway(api.get(JOBS))).isTrue();
                await("longer than a lease")
                        .during(STANDSTILL)
                        .atMost(STANDSTILL.multipliedBy(2))
                        .until(this::waitingSessions, waiting -> waiting == PROCESSES * Cluster.POOL);
                locks.rollback();
            }
            int away = 0;
            for (Future<Client.Answer> answer : answers) {
                away += Disturbance.isAway(answer.get()) ? 1 : 0;
            }
            assertThat(away).isBetween(Cluster.POOL, 2 * Cluster.POOL - 1);
        }
        assertUndisturbed(jobs);
    }

    @Test
    void processForJobsAnswersNoRequest() {
        workers.forEach(worker -> {
            assertThat(worker.client().get(JOBS).status()).isEqualTo(503);
            assertThat(worker.client().get("/actuator/health/liveness").status())
                    .isEqualTo(200);
        });
    }

    private int waitingSessions() throws Exception {
        return Integer.parseInt(cluster.rows("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                .getFirst());
    }

    private List<String> twoRunningAndTwoQueued(String model) {
        List<String> jobs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            jobs.add(Disturbance.submit(api, model + "-" + i));
        }
        Disturbance.awaitEpoch(api, jobs.get(0), 100);
        Disturbance.awaitEpoch(api, jobs.get(1), 100);
        return jobs;
    }

    private void assertUndisturbed(List<String> jobs) throws Exception {
        for (String job : jobs) {
            await("the database is back")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> !Disturbance.isAway(api.get(JOBS)));
            assertThat(Disturbance.artifactOf(api, job)).isEqualTo(undisturbed);
            Disturbance.assertWholeAndOnce(cluster, job);
        }
    }
}
