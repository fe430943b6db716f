package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A client cancels a job in the same moment in which a worker claims or publishes it: one of the two transactions is not yet committed
 * when the other begins, once the one, once the other. Either the worker's word stands and the client hears so, or the client's does.
 */
abstract class CancelCompatibilityTest extends CheckpointCompatibilityTest {
    /** Much less than anybody waits for a lock. */
    static final Duration AT_ONCE = Duration.ofSeconds(5);

    final ExecutorService other = Executors.newVirtualThreadPerTaskExecutor();

    /** SQL that counts the sessions that wait for a lock of another. */
    abstract String waitingSessions();

    @AfterEach
    void close() {
        other.close();
    }

    private void awaitWaiting() {
        await("the other transaction waits for this one")
                .until(() -> Objects.requireNonNull(jdbc.queryForObject(waitingSessions(), Long.class)) > 0);
    }

    private long versionsOf(UUID id) {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from model_version where training_job_id = ?", Long.class, id));
    }

    @Test
    void jobThatIsTooLargeForItsWorkerIsRefusedThereInTheSameWords() {
        UUID id = submitted(2);
        jdbc.update(
                "update training_job set configuration = ? where id = ?",
                read(id).configuration().replaceAll("\"units\":\\d+", "\"units\":9000"),
                id);
        train(claim("t"));
        assertThat(read(id).status()).isEqualTo(TrainingStatus.FAILED);
        assertThat(read(id).error()).contains("problems/out-of-memory", "/network/hiddenLayers", "its worker has");
    }

    @Test
    void jobThatIsCancelledWhileItIsClaimedIsStoppedAtItsWorker() throws Exception {
        UUID id = queue("alice", 0);
        Future<TrainingJob> cancelled = transaction.execute(status -> {
            claim("t");
            Future<TrainingJob> waits = other.submit(() -> jobs.cancel(id));
            awaitWaiting();
            return waits;
        });
        assertThat(cancelled.get().status()).isEqualTo(TrainingStatus.CANCELLING);
        assertThat(read(id).token()).isEqualTo("t");
    }

    @Test
    void jobThatIsClaimedWhileItIsCancelledIsPassedByAndItsTokenStays() throws Exception {
        UUID id = queue("alice", 0);
        transaction.executeWithoutResult(status -> {
            jobs.cancel(id);
            assertThat(other.submit(() -> claims.claim("t")))
                    .succeedsWithin(AT_ONCE)
                    .isNull();
            assertThat(other.submit(() -> queue.nextDue()))
                    .succeedsWithin(AT_ONCE)
                    .isNotNull();
        });
        assertThat(claims.claim("t")).isNull();
        assertThat(queue.nextDue()).isNull();
        assertThat(read(id).status()).isEqualTo(TrainingStatus.CANCELLED);
        assertThat(read(id).attempt()).isZero();
    }

    @Test
    void cancellingWaitsForAPublicationAndIsRefused() {
        UUID id = submitted(2);
        Claim claim = claim("t");
        Future<TrainingJob> refused = transaction.execute(status -> {
            train(claim);
            Future<TrainingJob> waits = other.submit(() -> jobs.cancel(id));
            awaitWaiting();
            return waits;
        });
        assertThatThrownBy(refused::get)
                .cause()
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.CONFLICT));
        assertThat(read(id).status()).isEqualTo(TrainingStatus.SUCCEEDED);
        assertThat(versionsOf(id)).isOne();
    }

    @Test
    void publicationWaitsForACancellationAndKeepsTheParametersInstead() throws Exception {
        UUID id = submitted(2);
        Claim claim = claim("t");
        Future<?> trained = transaction.execute(status -> {
            jobs.cancel(id);
            Future<?> waits = other.submit(() -> train(claim));
            awaitWaiting();
            return waits;
        });
        trained.get();
        TrainingJob job = read(id);
        assertThat(job.status()).isEqualTo(TrainingStatus.CANCELLED);
        assertThat(job.epoch()).isEqualTo(2);
        assertThat(job.parametersSha256()).isNotNull();
        assertThat(versionsOf(id)).isZero();
    }
}
