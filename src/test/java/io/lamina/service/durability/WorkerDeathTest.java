package io.lamina.service.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lamina.service.LaminaProcess;
import io.lamina.service.RealProcesses;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Workers that die by SIGKILL at named and at random moments, in processes of their own on one PostgreSQL: every job succeeds once, with
 * the bits of a run that nobody disturbed. {@code mvn verify} takes two moments, {@code -Pfull} all of them and a hundred random ones.
 */
@RealProcesses
@ExtendWith(ClusterParameter.class)
class WorkerDeathTest {
    private static final int RANDOM_MOMENTS = Integer.getInteger("lamina.kills", 0);
    private static final Set<KillPoint> FEW =
            EnumSet.of(KillPoint.BETWEEN_EPOCHS_AND_CHECKPOINT, KillPoint.MID_PUBLISH);

    static Stream<KillPoint> moments() {
        return RANDOM_MOMENTS > 0 ? Stream.of(KillPoint.values()) : FEW.stream();
    }

    static IntStream seeds() {
        return IntStream.range(0, RANDOM_MOMENTS);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void jobOfAWorkerThatDiesEndsOnceWithTheSameBits(KillPoint moment, Cluster cluster) throws Exception {
        endsElsewhere(cluster, moment.rule(), "at-" + moment.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("seeds")
    void jobOfAWorkerThatDiesAnywhereEndsOnceWithTheSameBits(int seed, Cluster cluster) throws Exception {
        Random random = new Random(seed);
        String moment = (random.nextBoolean() ? "before" : "after") + " statement " + (30 + random.nextInt(200))
                + " (training_|model|blob|scheduled_tasks)";
        endsElsewhere(cluster, moment, "random-" + seed);
    }

    private static void endsElsewhere(Cluster cluster, String moment, String model) throws Exception {
        String undisturbed = cluster.undisturbed();
        cluster.freezeWorkers();
        try (LaminaProcess doomed = cluster.doomedWorker(moment)) {
            String job;
            try {
                job = Disturbance.torn(cluster, doomed, () -> Disturbance.submit(cluster.api(), model));
            } finally {
                cluster.thawWorkers();
            }
            assertThat(Disturbance.artifactOf(cluster.api(), job)).isEqualTo(undisturbed);
            Disturbance.assertWholeAndOnce(cluster, job);
            await("the token is used up")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> cluster.rows("select 1 from scheduled_tasks where task_instance = '" + job + "'")
                            .isEmpty());
        }
    }
}
