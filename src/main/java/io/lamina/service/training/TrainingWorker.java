package io.lamina.service.training;

import io.lamina.nn.train.CheckpointException;
import io.lamina.nn.train.StoppedBy;
import io.lamina.nn.train.TrainingResult;
import io.lamina.service.blob.Blobs;
import io.lamina.service.dataset.Datasets;
import io.lamina.service.dataset.OpenTable;
import io.lamina.service.dataset.StoredDataset;
import io.lamina.service.json.JsonBinder;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import io.lamina.table.TableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Trains one job, or one fold of it, and has its end written down. */
@Component
class TrainingWorker implements Work {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingWorker.class);

    private final EpochLog epochs;
    private final TrainingOutcomes outcomes;
    private final FoldOutcomes folds;
    private final ReplayOutcomes replays;
    private final Datasets datasets;
    private final JsonBinder binder;
    private final Blobs blobs;
    private final Duration checkpointInterval;
    private final int workers;

    TrainingWorker(
            EpochLog epochs,
            TrainingOutcomes outcomes,
            FoldOutcomes folds,
            ReplayOutcomes replays,
            Datasets datasets,
            JsonBinder binder,
            Blobs blobs,
            @Value("${lamina.checkpoint-interval:30s}") Duration checkpointInterval,
            @Value("${lamina.workers}") int workers) {
        if (!checkpointInterval.isPositive()) {
            throw new IllegalArgumentException(
                    "lamina.checkpoint-interval must be positive, got " + checkpointInterval);
        }
        this.epochs = epochs;
        this.outcomes = outcomes;
        this.folds = folds;
        this.replays = replays;
        this.datasets = datasets;
        this.binder = binder;
        this.blobs = blobs;
        this.checkpointInterval = checkpointInterval;
        this.workers = workers;
    }

    @Override
    public Set<WorkKind> kinds() {
        return Set.of(WorkKind.TRAINING, WorkKind.FOLD);
    }

    @Override
    public void run(RunningJob job, Claim claim) throws IOException {
        if (replays.isOver(job, claim)) {
            return;
        }
        TrainingEnd whole = claim.replayOf() == null ? outcomes : replays;
        TrainingEnd end = claim.kind() == WorkKind.FOLD ? folds : whole;
        try {
            train(job, claim, end);
        } catch (DataAccessException | TransactionException | UncheckedIOException e) {
            throw e;
        } catch (TableException e) {
            // A request is checked against all its rows; those of one fold may lack what it needs.
            end.fail(job, ProblemException.invalidRequest("/validation", String.valueOf(e.getMessage())));
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            LOG.error("job {} failed", job.id(), e);
            end.fail(
                    job,
                    ProblemType.INTERNAL.because(
                            e instanceof OutOfMemoryError
                                    ? "the training needs more memory than this process has"
                                    : "the training failed by a fault of the service; its log names the job"));
        }
    }

    private void train(RunningJob job, Claim claim, TrainingEnd end) throws IOException {
        StoredDataset dataset = datasets.get(claim.datasetId());
        Integer part = claim.part();
        TrainingPlan plan = new TrainingPlan(
                binder.bind(claim.configuration().getBytes(StandardCharsets.UTF_8), TrainingConfiguration.class),
                claim.kind() == WorkKind.FOLD && part != null ? part : 0,
                claim.epochs());
        JobProgress progress = progress(job, claim, plan);
        try (OpenTable opened = open(dataset, progress::goOn)) {
            TrainingData data = plan.data(opened.table());
            List<Integer> classCounts = plan.oversampling().isEmpty() ? List.of() : data.classCounts(opened.table());
            MemoryNeed need = MemoryNeed.of(plan, data, classCounts);
            if (need.fits(workers)) {
                TrainingRun run = new TrainingRun(plan, opened.table(), data);
                TrainingResult result = fit(run, progress);
                if (result.stoppedBy() != StoppedBy.INTERRUPTED) {
                    end.finish(job, plan, dataset, run, result, progress);
                }
            } else {
                // Whoever took the request has more memory than this process.
                end.fail(job, need.refusal(workers));
            }
        } catch (JobStoppedException stopped) {
            end.stopped(job, progress);
        }
        progress.discardKept();
    }

    /** The dataset of a job that has not ended cannot be deleted: if its bytes are not found, they lie where this process does not see them. */
    OpenTable open(StoredDataset dataset, Runnable goOn) {
        try {
            return datasets.open(dataset, goOn);
        } catch (ProblemException e) {
            if (e.type() != ProblemType.NOT_FOUND) {
                throw e;
            }
            throw new UncheckedIOException(
                    "this process does not see the bytes of dataset " + dataset.id(), new IOException(e));
        }
    }

    private JobProgress progress(RunningJob job, Claim claim, TrainingPlan plan) {
        RunningTime time = new RunningTime(claim.elapsed(), plan.maxRuntime());
        EpochBuffer buffer = new EpochBuffer(epochs, job.id(), job.attempt(), claim.curve(), time);
        return new JobProgress(
                job, time, buffer, outcomes, blobs, checkpointInterval, claim.pauses(), claim.checkpoint());
    }

    /** Trains on from the last checkpoint, or from the start if that is no good. */
    private TrainingResult fit(TrainingRun run, JobProgress progress) {
        TrainingResult result;
        try {
            result = run.fit(progress, blobs::temporaryPath);
        } catch (CheckpointException e) {
            LOG.warn("a checkpoint cannot be used: {}", e.getMessage());
            progress.startOver();
            run.startOver();
            result = run.fit(progress, blobs::temporaryPath);
        }
        if (result.stoppedBy() != StoppedBy.INTERRUPTED) {
            progress.flush();
        }
        return result;
    }
}
