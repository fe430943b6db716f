package io.lamina.service.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lamina.service.Client;
import io.lamina.service.LaminaProcess;
import io.lamina.service.RealProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Workers that die by SIGKILL at named and at random moments, in processes of their own on one PostgreSQL: every job succeeds once, with
 * the bits of a run that nobody disturbed. {@code mvn verify} takes two moments, {@code -Pfull} all of them and a hundred random ones.
 */
@RealProcesses
class WorkerDeathTest {
    private static final int RANDOM_MOMENTS = Integer.getInteger("lamina.kills", 0);
    private static final Set<KillPoint> FEW =
            EnumSet.of(KillPoint.BETWEEN_EPOCHS_AND_CHECKPOINT, KillPoint.MID_PUBLISH);

    @TempDir
    static Path folder = Path.of("");

    private static Cluster cluster;
    private static Client api;
    private static String undisturbed;

    @BeforeAll
    static void undisturbedRun() throws Exception {
        cluster = new Cluster(folder);
        api = cluster.api().client();
        try (LaminaProcess worker = cluster.worker()) {
            undisturbed = Disturbance.artifactOf(api, Disturbance.submit(api, "undisturbed"));
            assertThat(worker.terminate()).isEqualTo(143);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    static Stream<KillPoint> moments() {
        return RANDOM_MOMENTS > 0 ? Stream.of(KillPoint.values()) : FEW.stream();
    }

    static IntStream seeds() {
        return IntStream.range(0, RANDOM_MOMENTS);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void jobOfAWorkerThatDiesEndsOnceWithTheSameBits(KillPoint moment) throws Exception {
        endsElsewhere(moment.rule(), "at-" + moment.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("seeds")
    void jobOfAWorkerThatDiesAnywhereEndsOnceWithTheSameBits(int seed) throws Exception {
        Random random = new Random(seed);
        String moment = (random.nextBoolean() ? "before" : "after") + " statement " + (30 + random.nextInt(200))
                + " (training_|model|blob|scheduled_tasks)";
        endsElsewhere(moment, "random-" + seed);
    }

    private static void endsElsewhere(String moment, String model) throws Exception {
        try (LaminaProcess doomed = cluster.doomedWorker(moment)) {
            String job = Disturbance.submit(api, model);
            await(moment).atMost(Duration.ofMinutes(1)).until(() -> !doomed.isAlive());
            await("a process that runs no jobs finds out")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> !api.job(job).get("status").asString().equals("RUNNING"));
            try (LaminaProcess other = cluster.worker()) {
                assertThat(Disturbance.artifactOf(api, job)).isEqualTo(undisturbed);
                Disturbance.assertWholeAndOnce(cluster, job, model);
                await("the token is used up")
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> cluster.rows("select 1 from scheduled_tasks where task_instance = '" + job + "'")
                                .isEmpty());
                assertThat(other.terminate()).isEqualTo(143);
            }
        }
    }
}
