package io.lamina.service.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.service.Client;
import io.lamina.service.RealProcesses;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two workers share the folds of a job, and one of them dies by SIGKILL: every fold is scored once, and the job ends with the bits of a
 * run that nobody disturbed. {@code mvn verify} takes one moment; {@code -Dlamina.kills=30} takes those that folds have of their own and so
 * many random ones.
 */
@RealProcesses
@ExtendWith(ClusterParameter.class)
class FoldDeathTest {
    private static final int RANDOM_MOMENTS = Integer.getInteger("lamina.kills", 0);
    private static final int FOLDS = 5;
    private static final int EPOCHS = 400;
    private static final String MID_FOLD = "after statement 2 insert into training_epoch";
    private static final List<String> MOMENTS = List.of(
            MID_FOLD,
            "after statement 2 insert into training_job\\b",
            "after commit 1 insert into training_job\\b",
            "after statement 1 insert into training_fold",
            "after commit 1 insert into training_fold",
            "before commit 1 delete from training_job\\b");

    private static Cluster cluster;
    private static Client api;
    private static List<String> undisturbed;

    @BeforeAll
    static void undisturbedRun(Cluster shared) throws Exception {
        cluster = shared;
        api = cluster.api();
        cluster.workers(1);
        undisturbed = cameTo(submit("undisturbed-folds"));
    }

    private static String submit(String model) {
        return api.submit(Disturbance.body(model, EPOCHS)
                .replaceFirst("\\{", "{\"validation\": {\"strategy\": \"k_fold\", \"folds\": " + FOLDS + "},"));
    }

    /** All that a job leaves, but for times. */
    private static List<String> cameTo(String job) throws SQLException {
        String artifact = Disturbance.artifactOf(api, job);
        assertThat(cluster.rows(
                        "select fold, count(*), count(distinct epoch), max(epoch) from training_epoch where job_id = '"
                                + job + "' group by fold order by fold"))
                .isEqualTo(IntStream.rangeClosed(1, FOLDS + 1)
                        .mapToObj(fold -> fold + " " + EPOCHS + " " + EPOCHS + " " + EPOCHS)
                        .toList());
        assertThat(cluster.rows("select id from training_job where parent_id = '" + job + "'"))
                .isEmpty();
        return Stream.of(
                        List.of(artifact),
                        cluster.rows("select fold, evaluation from training_fold where job_id = '" + job
                                + "' order by fold"),
                        cluster.rows("select split, evaluation from training_evaluation where job_id = '" + job
                                + "' order by split"))
                .flatMap(List::stream)
                .toList();
    }

    static Stream<String> moments() {
        return RANDOM_MOMENTS > 0 ? MOMENTS.stream() : Stream.of(MID_FOLD);
    }

    static IntStream seeds() {
        return IntStream.range(0, RANDOM_MOMENTS);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void foldsOfAWorkerThatDiesAreScoredOnceWithTheSameBits(String moment) throws Exception {
        assertThat(cameTo(disturbed(moment))).isEqualTo(undisturbed);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("seeds")
    void foldsOfAWorkerThatDiesAnywhereAreScoredOnceWithTheSameBits(int seed) throws Exception {
        assertThat(cameTo(disturbed(Disturbance.anyMoment(seed)))).isEqualTo(undisturbed);
    }

    private static String disturbed(String moment) throws Exception {
        return Disturbance.ofSharedWork(
                cluster,
                moment,
                () -> submit("disturbed-folds"),
                job -> api.job(job).get("finishedAt").isString());
    }
}
