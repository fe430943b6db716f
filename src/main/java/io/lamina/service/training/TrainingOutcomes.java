package io.lamina.service.training;

import io.lamina.nn.artifact.Artifact;
import io.lamina.nn.train.Divergence;
import io.lamina.nn.train.StoppedBy;
import io.lamina.nn.train.TrainingResult;
import io.lamina.service.blob.Blobs;
import io.lamina.service.blob.StagedBlob;
import io.lamina.service.dataset.StoredDataset;
import io.lamina.service.json.JsonWriter;
import io.lamina.service.model.ModelDraft;
import io.lamina.service.model.ModelHeader;
import io.lamina.service.model.Models;
import io.lamina.service.model.Provenances;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes down how a training ended, each ending in one transaction: a job that succeeded and its model version exist together or
 * not at all.
 */
@Component
class TrainingOutcomes implements TrainingEnd {
    /** What names a training but does not shape it: equal trainings under other names give equal artifacts. */
    private static final List<String> NAMES =
            List.of("name", "modelName", "datasetId", "priority", "maxRuntime", "reasons");

    /** A training of which there is nothing to keep. */
    private static final TrainingResult NOTHING =
            new TrainingResult(0, 0, StoppedBy.CANCELLED, null, null, null, List.of());

    private final TrialEnds trials;
    private final EvaluationRepository evaluations;
    private final EpochLog epochs;
    private final Folds folds;
    private final PooledFolds pooled;
    private final JobWarnings warnings;
    private final Models models;
    private final Blobs blobs;
    private final JsonWriter writer;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Provenances provenances;

    TrainingOutcomes(
            TrialEnds trials,
            EvaluationRepository evaluations,
            EpochLog epochs,
            Folds folds,
            PooledFolds pooled,
            JobWarnings warnings,
            Models models,
            Blobs blobs,
            JsonWriter writer,
            TransactionTemplate transaction,
            InstantSource clock,
            Provenances provenances) {
        this.trials = trials;
        this.evaluations = evaluations;
        this.epochs = epochs;
        this.folds = folds;
        this.pooled = pooled;
        this.warnings = warnings;
        this.models = models;
        this.blobs = blobs;
        this.writer = writer;
        this.transaction = transaction;
        this.clock = clock;
        this.provenances = provenances;
    }

    @Override
    public void finish(
            RunningJob job,
            TrainingPlan plan,
            StoredDataset dataset,
            TrainingRun run,
            TrainingResult result,
            JobProgress progress)
            throws IOException {
        List<PartEvaluation> scores = scores(job, plan, run, result, progress);
        if (scores.isEmpty()) {
            end(job, result, scores, null, null, progress.elapsed(), null);
            return;
        }
        models.reserve(plan.modelName());
        try (StagedBlob artifact = blobs.stage()) {
            new Artifact(writer.text(header(plan, dataset, run)), run.network().tensors()).write(artifact.output());
            artifact.complete();
            String metrics = writer.text(scores.getFirst().metrics());
            boolean written = blobs.keepWhile(
                    List.of(artifact),
                    () -> trials.lockAbove(job.id()),
                    () -> end(job, result, scores, metrics, artifact, progress.elapsed(), null));
            if (!written) {
                blobs.discard(List.of(artifact.sha256()));
            }
        }
    }

    /** Scores what was trained; empty if there is nothing to keep. */
    List<PartEvaluation> scores(
            RunningJob job, TrainingPlan plan, TrainingRun run, TrainingResult result, JobProgress progress)
            throws IOException {
        List<PartEvaluation> scores = new ArrayList<>();
        if (result.bestEpoch() > 0) {
            if (plan.parts() > 0) {
                scores.add(pooled.of(job.id(), run));
            }
            scores.addAll(run.evaluate(progress));
        }
        return scores;
    }

    @Override
    public void stopped(RunningJob job, JobProgress progress) {
        boolean over = job.stop() == JobStop.LOST
                || (job.stop() == JobStop.HANDED_BACK && handBack(job, row -> !isCancelled(row) || row.hasLearned()));
        if (!over) {
            end(job, NOTHING, List.of(), null, null, progress.elapsed(), null);
        }
    }

    /** Says that a job's checkpoint was no good, and forgets its epochs; a job that is not held any more is lost. */
    void startOver(RunningJob job) {
        boolean held = transaction.execute(status -> held(job)
                .map(row -> {
                    row.startOver(clock.instant());
                    epochs.keepBefore(row.curve(), 1);
                    return true;
                })
                .orElse(false));
        if (!held) {
            throw new JobStoppedException();
        }
    }

    /** Notes that a job goes on from a checkpoint of another kind of processor: the bits are then those of neither alone. */
    void goesOnElsewhere(RunningJob job, String before, String now) {
        transaction.executeWithoutResult(status -> held(job)
                .filter(TrainingJob::reproducible)
                .ifPresent(row -> {
                    row.loseReproducibility();
                    warnings.add(
                            row,
                            List.of(JobWarning.ofJob(
                                    "other_processor",
                                    "trained on two kinds of processor, " + before + " and " + now
                                            + ", whose products differ in their last bits; train again on one kind for a result"
                                            + " that can be reproduced")));
                }));
    }

    /**
     * Gives a running job back to the queue, because this process shuts down; false, and nothing is changed, if a client has asked to
     * cancel it meanwhile. A job that is no longer held is left alone.
     */
    boolean handBack(RunningJob job) {
        return handBack(job, row -> !isCancelled(row));
    }

    private boolean handBack(RunningJob job, Predicate<TrainingJob> ifSo) {
        return transaction.execute(status -> held(job)
                .map(row -> {
                    if (!ifSo.test(row)) {
                        return false;
                    }
                    row.handBack("Handed back: this process shuts down", clock.instant());
                    job.release();
                    return true;
                })
                .orElse(true));
    }

    private static boolean isCancelled(TrainingJob row) {
        return row.status() == TrainingStatus.CANCELLING;
    }

    /** Ends a replay of which nothing could be trained. */
    void endUntrained(RunningJob job, ReplayBody verdict, Duration elapsed) {
        end(job, NOTHING, List.of(), null, null, elapsed, verdict);
    }

    /**
     * Ends a job by what its training came to, or what a replay was found to be.
     *
     * @param artifact what is published or kept; null: nothing
     * @param verdict of a replay that has been compared, else null
     */
    boolean end(
            RunningJob job,
            TrainingResult result,
            List<PartEvaluation> scores,
            @Nullable String metrics,
            @Nullable StagedBlob artifact,
            Duration elapsed,
            @Nullable ReplayBody verdict) {
        return transaction.execute(status -> held(job)
                .map(row -> {
                    job.release();
                    row.ran(elapsed);
                    boolean outOfTime = job.stop() == JobStop.OUT_OF_TIME && result.stoppedBy() == StoppedBy.CANCELLED;
                    return end(row, result, outOfTime, scores, metrics, artifact, verdict);
                })
                .orElse(false));
    }

    private boolean end(
            TrainingJob row,
            TrainingResult result,
            boolean outOfTime,
            List<PartEvaluation> scores,
            @Nullable String metrics,
            @Nullable StagedBlob artifact,
            @Nullable ReplayBody verdict) {
        Instant now = clock.instant();
        evaluations.add(row.id(), scores);
        String before = row.parametersSha256();
        if (result.bestEpoch() > 0) {
            row.best(result.bestEpoch());
        }
        warnings.addNew(row, result.findings().stream().map(JobWarning::of).toList());
        boolean cancelled = isCancelled(row);
        Divergence divergence = result.divergence();
        if (artifact != null && metrics != null && (cancelled || divergence != null || row.isTrial())) {
            row.keepParameters(artifact.sha256(), artifact.byteCount(), metrics);
            if (before != null) {
                blobs.discard(List.of(before));
            }
        }
        if (cancelled) {
            row.cancelled(
                    "Cancelled after " + result.epochsRun() + " epochs"
                            + (artifact == null ? "" : "; the best parameters so far can be published"),
                    now);
        } else if (divergence != null) {
            ProblemException problem = diverged(divergence);
            row.fail(text(row, problem), problem.detail(), JobEnd.DIVERGED, now);
        } else if (verdict != null) {
            if (outOfTime) {
                row.loseReproducibility();
            }
            row.succeedAsReplay(
                    metrics,
                    writer.text(verdict),
                    verdict.sentence(),
                    outOfTime ? JobEnd.MAX_RUNTIME : metrics == null ? null : JobEnd.of(result.stoppedBy()),
                    now);
        } else if (artifact != null && metrics != null) {
            if (outOfTime) {
                row.loseReproducibility();
            }
            succeed(row, outOfTime ? JobEnd.MAX_RUNTIME : JobEnd.of(result.stoppedBy()), metrics, artifact, now);
        } else if (outOfTime) {
            ProblemException problem = outOfTime("maxRuntime");
            row.fail(text(row, problem), problem.detail(), JobEnd.MAX_RUNTIME, now);
        } else {
            throw new IllegalStateException("a training that ran to its end has at least one epoch");
        }
        folds.forget(row);
        trials.tell(row);
        return true;
    }

    /** A trial publishes nothing, and may not be over: see {@link TrainingJob#pause}. */
    private void succeed(TrainingJob row, JobEnd by, String metrics, StagedBlob artifact, Instant now) {
        if (!row.isTrial()) {
            int version = models.publish(draft(row, metrics, artifact.sha256(), artifact.byteCount()));
            row.succeed(metrics, version, by, now);
        } else if (by == JobEnd.EPOCHS && row.pauses()) {
            row.pause(now);
        } else {
            row.succeedAsTrial(by, now);
        }
    }

    static ProblemException diverged(Divergence divergence) {
        return ProblemType.DIVERGED.because("epoch " + divergence.epoch() + ", batch " + divergence.batch() + ": "
                + divergence.layer() + ": " + divergence.finding() + "; " + divergence.advice());
    }

    /** @param limit what was over */
    static ProblemException outOfTime(String limit) {
        return ProblemType.OUT_OF_TIME.because(
                limit + " was over before the first epoch had ended; allow more time or train on fewer rows");
    }

    /** What a version of the job's model is made of. */
    ModelDraft draft(TrainingJob row, String metrics, String artifactSha256, long artifactBytes) {
        return new ModelDraft(
                row.modelName(), row.id(), row.task(), row.target(), metrics, artifactSha256, artifactBytes);
    }

    ModelHeader header(TrainingPlan plan, StoredDataset dataset, TrainingRun run) {
        return new ModelHeader(
                plan.task(),
                run.data().target(),
                run.data().pipeline(),
                plan.configuration().network(),
                run.network().outputs(),
                plan.loss(),
                run.decision(),
                nameless(writer.tree(plan.configuration())),
                provenances.of(dataset.sha256()));
    }

    private static JsonNode nameless(JsonNode configuration) {
        ObjectNode shaping = ((ObjectNode) configuration).objectNode();
        for (Map.Entry<String, JsonNode> setting : configuration.properties()) {
            if (!NAMES.contains(setting.getKey())) {
                shaping.set(setting.getKey(), setting.getValue());
            }
        }
        return shaping;
    }

    @Override
    public void fail(RunningJob job, ProblemException problem) {
        transaction.executeWithoutResult(status -> held(job).ifPresent(row -> {
            job.release();
            giveUp(row, problem);
        }));
    }

    /** Ends a job, whose row is locked, that no worker should try again; of a fold also that of its job. */
    void giveUp(TrainingJob row, ProblemException why) {
        if (row.kind() == WorkKind.FOLD) {
            folds.fail(row, why, null);
            return;
        }
        end(row, job -> job.fail(text(job, why), why.detail(), null, clock.instant()));
    }

    /**
     * Calls a verb on a row that is locked; if that ends the job, its checkpoint and all that there is of its folds but their scores go
     * in the same transaction.
     */
    void end(TrainingJob row, Consumer<TrainingJob> verb) {
        KeptCheckpoint last = row.checkpoint();
        boolean waited = row.waitsForParts();
        verb.accept(row);
        if (row.status().isFinished()) {
            folds.stop(row, waited);
            trials.tell(row);
        }
        if (row.checkpoint() == null) {
            discard(last);
        }
    }

    /** Removes a checkpoint that no row names any more. */
    void discard(@Nullable KeptCheckpoint last) {
        if (last != null) {
            blobs.discard(List.of(last.sha256()));
        }
    }

    private String text(TrainingJob row, ProblemException problem) {
        return writer.text(problem.problem("/api/v1/training-jobs/" + row.id()));
    }

    /** The job's row, locked; absent, and the job is lost, if this worker does not hold it any more. */
    private Optional<TrainingJob> held(RunningJob job) {
        Optional<TrainingJob> row = trials.lockHeld(job);
        if (row.isEmpty()) {
            job.lose();
        }
        return row;
    }
}
