package io.lamina.service.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lamina.service.Client;
import io.lamina.service.RealProcesses;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Two workers share the trials of a search, and one of them dies by SIGKILL: the search ends with the trials, the scores and the bits of one
 * that one worker did alone. {@code mvn verify} takes one moment; {@code -Dlamina.kills=30} takes those that searches have of their own and
 * so many random ones.
 */
@RealProcesses
@ExtendWith(ClusterParameter.class)
class TrialDeathTest {
    private static final int RANDOM_MOMENTS = Integer.getInteger("lamina.kills", 0);
    private static final int TRIALS = RANDOM_MOMENTS > 0 ? 20 : 6;
    private static final String PAUSE = "after statement 1 insert into training_evaluation";
    private static final List<String> MOMENTS = List.of(
            PAUSE,
            "after statement 2 insert into training_epoch",
            "before commit 1 insert into tuning_trial",
            "after commit 1 insert into tuning_trial",
            "after statement 2 update tuning_trial",
            "before commit 3 update tuning_trial",
            "after commit 3 update tuning_trial",
            "before commit 1 update tuning_job set");
    private static final List<String> METHODS =
            List.of("{\"type\": \"hyperband\", \"minEpochs\": 20}", "{\"type\": \"tpe\", \"randomTrials\": 3}");

    private static final Map<String, List<String>> UNDISTURBED = new HashMap<>();
    private static Cluster cluster;
    private static Client api;

    @BeforeAll
    static void undisturbedRuns(Cluster shared) throws Exception {
        cluster = shared;
        api = cluster.api();
        cluster.workers(1);
        for (String method : RANDOM_MOMENTS > 0 ? METHODS : METHODS.subList(0, 1)) {
            UNDISTURBED.put(method, cameTo(submit(method)));
        }
    }

    private static String submit(String method) {
        Client.Answer answer = api.post(
                "/api/v1/tuning-jobs",
                "{\"training\": " + Disturbance.body("searched", 180) + ", \"search\": {\"method\": " + method
                        + ", \"maxTrials\": " + TRIALS + ", \"parallelism\": 2, \"parameters\": {"
                        + "\"optimizer.learningRate\": {\"type\": \"log_uniform\", \"min\": 0.0003, \"max\": 0.1},"
                        + "\"network.hiddenLayers.0.units\": {\"type\": \"integers\", \"min\": 4, \"max\": 24}}}}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json().get("id").asString();
    }

    private static JsonNode job(String id) {
        return api.get("/api/v1/tuning-jobs/" + id).json();
    }

    /** All that a search leaves, but for ids and times. */
    private static List<String> cameTo(String id) throws SQLException {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> job(id).get("finishedAt").isString());
        JsonNode job = job(id);
        assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("SUCCEEDED");
        assertThat(cluster.rows("select part from training_job where parent_id = '" + id
                        + "' and (finished_at is null or token is not null)"))
                .isEmpty();
        return Stream.of(
                        List.of(job.at("/bestTrial/number") + " " + job.at("/bestTrial/objective")),
                        cluster.rows(
                                "select t.number, t.status, t.proposal, t.rung, t.objective, t.epochs, t.best_epoch,"
                                        + " j.parameters_sha256, (select count(*) || ' ' || count(distinct e.epoch) || ' ' || max(e.epoch)"
                                        + " from training_epoch e where e.job_id = j.id) from tuning_trial t join training_job j"
                                        + " on j.id = t.training_job_id where t.job_id = '" + id
                                        + "' order by t.number"),
                        cluster.rows(
                                "select j.part, e.split, e.evaluation from training_evaluation e join training_job j"
                                        + " on j.id = e.job_id where j.parent_id = '" + id
                                        + "' order by j.part, e.split"))
                .flatMap(List::stream)
                .toList();
    }

    static Stream<String> moments() {
        return RANDOM_MOMENTS > 0 ? MOMENTS.stream() : Stream.of(PAUSE);
    }

    static IntStream seeds() {
        return IntStream.range(0, RANDOM_MOMENTS);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void trialsOfAWorkerThatDiesLeaveTheSearchWithTheSameBitsAndItsReplayToo(String moment) throws Exception {
        String torn = requireSame(moment, METHODS.getFirst());
        String replay = api.post("/api/v1/tuning-jobs/" + torn + "/replay", "")
                .json()
                .get("id")
                .asString();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> job(replay).get("finishedAt").isString());
        assertThat(job(replay).at("/replay/result").asString())
                .as(job(replay).toString())
                .isEqualTo("identical");
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("seeds")
    void trialsOfAWorkerThatDiesAnywhereLeaveTheSearchWithTheSameBits(int seed) throws Exception {
        requireSame(Disturbance.anyMoment(seed), METHODS.get(seed % METHODS.size()));
    }

    private static String requireSame(String moment, String method) throws Exception {
        String id = Disturbance.ofSharedWork(
                cluster,
                moment,
                () -> submit(method),
                search -> job(search).get("finishedAt").isString());
        assertThat(cameTo(id)).isEqualTo(UNDISTURBED.get(method));
        return id;
    }
}
