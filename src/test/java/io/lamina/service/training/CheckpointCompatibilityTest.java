package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.nn.linalg.BlasCore;
import io.lamina.service.blob.Blobs;
import io.lamina.service.dataset.Datasets;
import io.lamina.service.json.JsonBinder;
import io.lamina.service.json.JsonWriter;
import io.lamina.service.problem.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.ObjectMapper;

/** What becomes of a checkpoint, and of what was learned until then, when its job is cancelled, moved or ended between two workers. */
abstract class CheckpointCompatibilityTest extends LostWorkersCompatibilityTest {
    /** So many epochs that they are written more than once. */
    static final int EPOCHS = 600;

    @Autowired
    QueueWorker queueWorker;

    @Autowired
    TrainingWorker worker;

    @Autowired
    Recovery recovery;

    @Autowired
    private FoldOutcomes folds;

    @Autowired
    private ReplayOutcomes replays;

    @Autowired
    private Datasets datasets;

    @Autowired
    private EpochLog epochs;

    @Autowired
    JsonBinder binder;

    @Autowired
    private JsonWriter writer;

    @Autowired
    ObjectMapper json;

    @Autowired
    private Blobs blobs;

    UUID submitted(int epochCount) {
        return submitted("species", "", epochCount);
    }

    private UUID submitted(String target, String more, int epochCount) {
        jdbc.update("delete from model_version");
        String body = """
                {"datasetId": "01900000-0000-7000-8000-000000000001", "target": "%s", "epochs": %d,
                 "modelName": "quick", "earlyStopping": "none"%s}
                """.formatted(target, epochCount, more);
        return jobs.submit(
                "alice",
                binder.bind(body.getBytes(StandardCharsets.UTF_8), TrainingConfiguration.class),
                TrainingJob::id);
    }

    void train(Claim claim) {
        train(worker, claim, new RunningJob(claim.id(), claim.attempt()));
    }

    static void train(TrainingWorker worker, Claim claim, RunningJob job) {
        try {
            worker.run(job, claim);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes as ever, and says so in the same transaction. */
    private static final class Told extends EpochLog {
        private final Consumer<@Nullable KeptCheckpoint> written;

        Told(JdbcTemplate jdbc, JsonWriter writer, ObjectMapper json, Consumer<@Nullable KeptCheckpoint> written) {
            super(jdbc, writer, json);
            this.written = written;
        }

        @Override
        public boolean append(
                UUID jobId,
                int attempt,
                LearningCurve curve,
                List<EpochRow> rows,
                boolean again,
                @Nullable KeptCheckpoint checkpoint,
                Duration elapsed) {
            boolean held = super.append(jobId, attempt, curve, rows, again, checkpoint, elapsed);
            if (!rows.isEmpty()) {
                written.accept(checkpoint);
            }
            return held;
        }
    }

    TrainingWorker worker(Duration checkpointInterval, Consumer<@Nullable KeptCheckpoint> written) {
        EpochLog log = new Told(jdbc, writer, json, written);
        return new TrainingWorker(log, outcomes, folds, replays, datasets, binder, blobs, checkpointInterval, 1);
    }

    /** A job that waits, with a checkpoint, because the process of its first worker shut down. */
    private UUID interrupted() {
        return interrupted(submitted(EPOCHS));
    }

    private UUID interrupted(UUID id) {
        Claim claim = claim("t");
        RunningJob job = new RunningJob(id, claim.attempt());
        train(worker(Duration.ofHours(1), checkpoint -> job.stop(JobStop.HANDED_BACK)), claim, job);
        TrainingJob waiting = read(id);
        assertThat(waiting.status()).isEqualTo(TrainingStatus.QUEUED);
        assertThat(Objects.requireNonNull(waiting.checkpoint()).epoch()).isBetween(2, EPOCHS);
        return id;
    }

    @Test
    void forecastGoesOnFromItsCheckpointWithTheSameBits() {
        String forecast = ", \"forecast\": {\"lags\": 3, \"horizon\": 2}";
        submitted("petal_width_cm", forecast, EPOCHS);
        queueWorker.work("undisturbed");
        String undisturbed = artifact();
        UUID id = interrupted(submitted("petal_width_cm", forecast, EPOCHS));
        queueWorker.work("next");
        assertThat(read(id).status()).isEqualTo(TrainingStatus.SUCCEEDED);
        assertThat(artifact()).isEqualTo(undisturbed);
    }

    private String artifact() {
        return Objects.requireNonNull(jdbc.queryForObject("select artifact_sha256 from model_version", String.class));
    }

    private long blobsNamed(@Nullable KeptCheckpoint checkpoint) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from blob where sha256 = ?",
                Long.class,
                Objects.requireNonNull(checkpoint).sha256()));
    }

    private void requireEndedWithParameters(UUID id, @Nullable KeptCheckpoint last) {
        TrainingJob job = read(id);
        assertThat(job.status()).isEqualTo(TrainingStatus.CANCELLED);
        assertThat(job.bestEpoch()).isBetween(1, Objects.requireNonNull(last).epoch() - 1);
        assertThat(job.checkpoint()).isNull();
        assertThat(blobsNamed(last)).isZero();
        assertThat(jobs.<Integer>publish(id, row -> Objects.requireNonNull(row.modelVersion())))
                .isPositive();
    }

    @Test
    void epochsOfACheckpointThatDoesNotCommitAreWrittenWithTheNext() {
        int epochCount = 5 * EPOCHS;
        UUID id = submitted(epochCount);
        Claim claim = claim("t");
        boolean[] failed = {false};
        TrainingWorker unlucky = worker(Duration.ofMillis(50), checkpoint -> {
            if (checkpoint != null && !failed[0]) {
                failed[0] = true;
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void beforeCommit(boolean readOnly) {
                        throw new DataAccessResourceFailureException("the connection is gone");
                    }
                });
            }
        });
        train(unlucky, claim, new RunningJob(id, claim.attempt()));
        assertThat(failed[0]).isTrue();
        assertThat(read(id).status()).isEqualTo(TrainingStatus.SUCCEEDED);
        assertThat(jdbc.queryForObject("select count(*) from training_epoch where job_id = ?", Integer.class, id))
                .isEqualTo(epochCount);
    }

    @Test
    void jobThatIsCancelledBetweenTwoWorkersKeepsWhatItHasLearned() {
        UUID id = interrupted();
        KeptCheckpoint last = read(id).checkpoint();
        queue("bob", 100);
        assertThat(jobs.cancel(id).status()).isEqualTo(TrainingStatus.CANCELLING);
        queueWorker.work("next");
        requireEndedWithParameters(id, last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone", "failed", "handed back"})
    void jobThatIsCancelledAndThenLeftByItsWorkerKeepsWhatItHasLearned(String how) {
        UUID id = interrupted();
        KeptCheckpoint last = read(id).checkpoint();
        Claim claim = claim(how);
        RunningJob running = new RunningJob(id, claim.attempt());
        jobs.cancel(id);
        switch (how) {
            case "gone" -> claims.handBackFormer(how);
            case "failed" -> postponements.postpone(running);
            default -> {
                running.stop(JobStop.HANDED_BACK);
                train(worker, claim, running);
            }
        }
        assertThat(read(id).status()).isEqualTo(TrainingStatus.CANCELLING);
        assertThat(read(id).isWaiting()).isTrue();
        jdbc.update("update training_job set not_before = null");
        jdbc.update("delete from scheduled_tasks");
        recovery.replaceLostTokens();
        assertThat(jdbc.queryForList("select task_instance from scheduled_tasks", String.class))
                .containsExactly(id.toString());
        queueWorker.work(id.toString());
        requireEndedWithParameters(id, last);
    }

    @Test
    void cancelledJobThatEndsItsProcessThreeTimesEndsAndItsCheckpointGoes() {
        UUID id = interrupted();
        KeptCheckpoint last = read(id).checkpoint();
        jobs.cancel(id);
        for (int crash = 1; crash <= 3; crash++) {
            assertThat(read(id).status()).isEqualTo(TrainingStatus.CANCELLING);
            claim("t");
            claims.handBackFormer("t");
        }
        assertThat(read(id).status()).isEqualTo(TrainingStatus.CANCELLED);
        assertThat(blobsNamed(last)).isZero();
    }

    @Test
    void checkpointGoesWithAJobThatEndsWithoutIt() {
        UUID cancelled = interrupted();
        KeptCheckpoint ofNoEpoch = read(cancelled).checkpoint();
        jdbc.update("update training_job set checkpoint_epoch = 1");
        assertThat(jobs.cancel(cancelled).status()).isEqualTo(TrainingStatus.CANCELLED);
        assertThat(blobsNamed(ofNoEpoch)).isZero();
        UUID failed = interrupted();
        KeptCheckpoint last = read(failed).checkpoint();
        outcomes.fail(new RunningJob(failed, claim("t").attempt()), ProblemType.INTERNAL.because("a fault"));
        assertThat(read(failed).status()).isEqualTo(TrainingStatus.FAILED);
        assertThat(blobsNamed(last)).isZero();
    }

    @Test
    void jobThatWaitsToBeCancelledCanBeDeleted() {
        UUID id = interrupted();
        KeptCheckpoint last = read(id).checkpoint();
        jobs.cancel(id);
        jobs.delete(id);
        assertThat(blobsNamed(last)).isZero();
    }

    @Test
    void jobThatGoesOnOnAnotherProcessorSaysThatItsBitsAreNotThoseOfOne() {
        UUID same = interrupted();
        assertThat(Objects.requireNonNull(read(same).checkpoint()).core()).isEqualTo(BlasCore.name());
        queueWorker.work("next");
        assertThat(read(same).status()).isEqualTo(TrainingStatus.SUCCEEDED);
        assertThat(read(same).reproducible()).isTrue();
        UUID other = interrupted();
        jdbc.update("update training_job set checkpoint_core = 'Z80' where id = ?", other);
        queueWorker.work("next");
        assertThat(read(other).status()).isEqualTo(TrainingStatus.SUCCEEDED);
        assertThat(read(other).reproducible()).isFalse();
        assertThat(read(other).warnings()).contains("other_processor", "Z80");
    }

    @Test
    void datasetThatThisProcessDoesNotSeeIsNoFaultOfTheJob() {
        UUID id = submitted(2);
        Claim claim = claim("t");
        String hash =
                jdbc.queryForObject("select table_sha256 from dataset where id = ?", String.class, claim.datasetId());
        jdbc.update("update dataset set table_sha256 = ? where id = ?", "0".repeat(64), claim.datasetId());
        try {
            assertThatThrownBy(() -> train(claim))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("does not see");
        } finally {
            jdbc.update("update dataset set table_sha256 = ? where id = ?", hash, claim.datasetId());
        }
        assertThat(read(id).status()).isEqualTo(TrainingStatus.RUNNING);
    }

    private void keepCheckpoint(Claim claim, int epoch, int batch) {
        KeptCheckpoint checkpoint = new KeptCheckpoint("ab".repeat(32), 1, epoch, batch, null);
        assertThat(epochs.append(
                        claim.id(), claim.attempt(), claim.curve(), List.of(), false, checkpoint, Duration.ZERO))
                .isTrue();
    }

    @Test
    void jobThatGetsOnBetweenTheEndsOfItsProcessesIsNotGivenUp() {
        UUID id = queue("alice", 0);
        for (int day = 1; day <= 5; day++) {
            keepCheckpoint(claim("t"), day, 1);
            claims.handBackFormer("t");
            assertThat(read(id).status()).isEqualTo(TrainingStatus.QUEUED);
            assertThat(read(id).crashes()).isOne();
        }
        for (int again = 2; again <= 3; again++) {
            keepCheckpoint(claim("t"), 5, 1);
            claims.handBackFormer("t");
            assertThat(read(id).crashes()).isEqualTo(again);
        }
        assertThat(read(id).status()).isEqualTo(TrainingStatus.FAILED);
    }

    @Test
    void failuresAreCountedOnUntilACheckpointTakesTheJobFurther() {
        UUID id = queue("alice", 0);
        for (int failure = 1; failure <= 3; failure++) {
            Claim claim = claim("t");
            jdbc.update("update training_job set claimed_at = ?", T0.atOffset(ZoneOffset.UTC));
            Instant due = postponements.postpone(new RunningJob(id, claim.attempt()));
            assertThat(Duration.between(read(id).history().getLast().at(), due)).isEqualTo(Backoff.after(failure));
            jdbc.update("update training_job set not_before = null");
        }
        Claim claim = claim("t");
        keepCheckpoint(claim, 1, 1);
        Instant due = postponements.postpone(new RunningJob(id, claim.attempt()));
        assertThat(Duration.between(read(id).history().getLast().at(), due)).isEqualTo(Backoff.after(1));
    }
}
