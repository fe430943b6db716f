package io.lamina.service.training;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import io.lamina.nn.train.CheckpointException;
import io.lamina.nn.train.StoppedBy;
import io.lamina.nn.train.TrainingResult;
import io.lamina.service.blob.Blobs;
import io.lamina.service.dataset.Datasets;
import io.lamina.service.dataset.StoredDataset;
import io.lamina.service.json.JsonBinder;
import io.lamina.service.problem.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What happens when a wake-up token comes due: take the next job, train it, write down how it ended.
 *
 * <p>A token names no job: it takes whichever is next in the queue. When a token comes due again because its former execution
 * died, the job that execution held is handed back first. Whatever a worker does here may be the act of one that was frozen and
 * declared dead; that is harmless, because every write asks for the job <em>and the attempt</em>.
 */
@Component
class TrainingWorker {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingWorker.class);
    private static final int MOST_CRASHES = 3;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final TrainingJobRepository jobs;
    private final RunningJobs running;
    private final EpochLog epochs;
    private final TrainingOutcomes outcomes;
    private final Datasets datasets;
    private final JsonBinder binder;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Blobs blobs;
    private final Duration checkpointInterval;

    TrainingWorker(
            TrainingJobRepository jobs,
            RunningJobs running,
            EpochLog epochs,
            TrainingOutcomes outcomes,
            Datasets datasets,
            JsonBinder binder,
            TransactionTemplate transaction,
            InstantSource clock,
            Blobs blobs,
            @Value("${lamina.checkpoint-interval:30s}") Duration checkpointInterval) {
        this.jobs = jobs;
        this.running = running;
        this.epochs = epochs;
        this.outcomes = outcomes;
        this.datasets = datasets;
        this.binder = binder;
        this.transaction = transaction;
        this.clock = clock;
        this.blobs = blobs;
        this.checkpointInterval = checkpointInterval;
    }

    /** Takes one job and ends with it; the answer tells the scheduler whether the token is used up. */
    CompletionHandler<Void> work(String token) {
        handBackFormer(token);
        if (running.isClosing()) {
            return comeBack();
        }
        Claim claim = transaction.execute(status -> claim(token));
        if (claim == null) {
            // Jobs that others are just claiming look like none; a token too many is harmless, one too few strands a
            // job.
            return jobs.existsByStatus(TrainingStatus.QUEUED) ? comeBack() : new CompletionHandler.OnCompleteRemove<>();
        }
        RunningJob job = running.enter(claim.id(), claim.attempt());
        try {
            train(job, claim);
        } finally {
            running.leave(job);
        }
        return job.stop() == JobStop.HANDED_BACK ? comeBack() : new CompletionHandler.OnCompleteRemove<>();
    }

    /** The token stays and is due again soon, for whichever process comes next. */
    private CompletionHandler<Void> comeBack() {
        Instant soon = clock.instant().plus(SOON);
        return (completed, token) -> token.reschedule(completed, soon);
    }

    private record Claim(
            UUID id,
            int attempt,
            UUID datasetId,
            String configuration,
            @Nullable KeptCheckpoint checkpoint,
            Duration elapsed) {}

    private @Nullable Claim claim(String token) {
        for (TrainingJob job : jobs.lockNext(TrainingStatus.QUEUED, Limit.of(1))) {
            job.start(token, clock.instant());
            epochs.keepBefore(job.id(), job.epoch() + 1);
            return new Claim(
                    job.id(), job.attempt(), job.datasetId(), job.configuration(), job.checkpoint(), job.elapsed());
        }
        return null;
    }

    private void train(RunningJob job, Claim claim) {
        try {
            StoredDataset dataset = datasets.get(claim.datasetId());
            TrainingPlan plan = new TrainingPlan(
                    binder.bind(claim.configuration().getBytes(StandardCharsets.UTF_8), TrainingConfiguration.class));
            JobProgress progress = progress(job, claim, plan);
            try {
                TrainingRun run = new TrainingRun(plan, datasets.table(dataset, progress::goOn));
                TrainingResult result = fit(run, progress);
                if (result.stoppedBy() != StoppedBy.INTERRUPTED) {
                    outcomes.finish(job, plan, dataset, run, result, progress);
                }
            } catch (JobStoppedException stopped) {
                outcomes.stopped(job, progress);
            }
            progress.discardKept();
        } catch (DataAccessException | TransactionException | IOException | UncheckedIOException e) {
            // Not the job's fault: it goes back to the queue, and the token comes back after a pause that grows.
            outcomes.handBack(job, "The database or the blob store failed; waiting for another try");
            throw new IllegalStateException("the database or the blob store failed while job " + job.id() + " ran", e);
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            LOG.error("job {} failed", job.id(), e);
            outcomes.fail(
                    job,
                    ProblemType.INTERNAL.because(
                            e instanceof OutOfMemoryError
                                    ? "the training needs more memory than this process has"
                                    : "the training failed by a fault of the service; its log names the job"));
        }
    }

    private JobProgress progress(RunningJob job, Claim claim, TrainingPlan plan) {
        RunningTime time = new RunningTime(claim.elapsed(), plan.maxRuntime());
        EpochBuffer buffer = new EpochBuffer(epochs, job.id(), job.attempt(), time);
        return new JobProgress(job, time, buffer, outcomes, blobs, checkpointInterval, claim.checkpoint());
    }

    /** Trains on from the last checkpoint, or from the start if that is no good. */
    private static TrainingResult fit(TrainingRun run, JobProgress progress) throws IOException {
        TrainingResult result;
        try {
            result = run.fit(progress);
        } catch (CheckpointException e) {
            LOG.warn("a checkpoint cannot be used: {}", e.getMessage());
            progress.startOver();
            run.startOver();
            result = run.fit(progress);
        }
        if (result.stoppedBy() != StoppedBy.INTERRUPTED) {
            progress.flush();
        }
        return result;
    }

    /** Jobs that the token's former execution held when it died go back to the queue, or end. */
    private void handBackFormer(String token) {
        transaction.executeWithoutResult(status -> {
            for (TrainingJob job : jobs.lockHeldBy(token, TrainingStatus.HELD)) {
                abandon(job);
            }
        });
    }

    /** What becomes of a job whose worker is gone; call it with the row locked. */
    void abandon(TrainingJob job) {
        Instant now = clock.instant();
        if (job.status() == TrainingStatus.CANCELLING) {
            job.cancelled("Cancelled; its worker was gone", now);
        } else if (job.crashed() >= MOST_CRASHES) {
            outcomes.giveUp(job, "the process ended " + MOST_CRASHES + " times while it trained this job");
        } else {
            job.handBack("Its worker was gone; waiting for another", now);
        }
    }
}
