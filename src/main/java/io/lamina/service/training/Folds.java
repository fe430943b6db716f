package io.lamina.service.training;

import io.lamina.service.blob.Blobs;
import io.lamina.service.json.JsonWriter;
import io.lamina.service.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The folds of cross-validated jobs in the queue: how they come into it, and what follows when one ends. {@code docs/adr/0009} says
 * why no step can be lost or done twice.
 *
 * <p>A fold's row is there while the fold is to be trained: whatever ends it removes it, and a worker that still holds it finds
 * nothing to write to. Whoever locks rows of both locks the job first.
 */
@Component
class Folds {
    private final TrainingJobRepository jobs;
    private final FoldResults results;
    private final JobWarnings warnings;
    private final TrainingQueue queue;
    private final TrialEnds trials;
    private final Blobs blobs;
    private final JsonWriter writer;
    private final InstantSource clock;

    Folds(
            TrainingJobRepository jobs,
            FoldResults results,
            JobWarnings warnings,
            TrainingQueue queue,
            TrialEnds trials,
            Blobs blobs,
            JsonWriter writer,
            InstantSource clock) {
        this.jobs = jobs;
        this.results = results;
        this.warnings = warnings;
        this.queue = queue;
        this.trials = trials;
        this.blobs = blobs;
        this.writer = writer;
        this.clock = clock;
    }

    /** Puts the folds of a job into the queue, and the job aside until they have ended. A job that is not held any more is lost. */
    @Transactional
    public void divide(RunningJob job) {
        Optional<TrainingJob> held = trials.lockHeld(job);
        if (held.isEmpty()) {
            job.lose();
            return;
        }
        Instant now = clock.instant();
        TrainingJob row = held.get();
        job.release();
        if (row.status() == TrainingStatus.CANCELLING) {
            row.cancelled("Cancelled before its folds were trained", now);
            trials.tell(row);
            return;
        }
        row.divide(now);
        for (int number = 1; number <= row.folds(); number++) {
            TrainingJob fold = row.fold(number, now);
            jobs.save(fold);
            queue.wake(fold.id().toString(), now);
        }
    }

    /**
     * What a fold has come to.
     *
     * @param outputsSha256 the blob of its answers
     * @param warnings what the owner of the job should know
     * @param elapsed how long it has run
     */
    record Outcome(
            FoldEvaluation evaluation,
            String outputsSha256,
            List<JobWarning> warnings,
            boolean outOfTime,
            Duration elapsed) {}

    /**
     * Ends a fold; if it was the last, its job goes back to the queue to train on all rows.
     *
     * @return false, and nothing is written, if the worker does not hold the fold any more
     */
    @Transactional
    public boolean end(RunningJob fold, Outcome outcome) {
        Optional<TrainingJob> held = trials.lockHeld(fold);
        if (held.isEmpty()) {
            fold.lose();
            return false;
        }
        TrainingJob row = held.get();
        TrainingJob job = jobOf(row);
        fold.release();
        results.add(job.id(), outcome.evaluation(), outcome.outputsSha256());
        List<JobWarning> found = new ArrayList<>(warnings.of(row));
        found.addAll(outcome.warnings());
        warnings.addNew(
                job, found.stream().map(warning -> warning.of(name(row))).toList());
        boolean reproducible = row.reproducible() && !outcome.outOfTime();
        jobs.delete(row);
        jobs.flush();
        Integer open = jobs.firstPart(job.id());
        job.foldEnded(open == null ? job.folds() + 1 : open, outcome.elapsed(), reproducible);
        if (open == null) {
            Instant now = clock.instant();
            List<FoldEvaluation> ended = results.of(job.id()).stream()
                    .map(FoldResults.FoldResult::evaluation)
                    .toList();
            job.fitAllRows(FoldEvaluation.medianBestEpoch(ended), now);
            // A name of its own: the token that divided the job may not be gone yet.
            queue.wake(job.id() + "-all", now);
        }
        return true;
    }

    private TrainingJob jobOf(TrainingJob fold) {
        UUID parent = fold.parentId();
        return Optional.ofNullable(parent)
                .flatMap(jobs::lock)
                .orElseThrow(() -> new IllegalStateException("fold " + fold.id() + " has no job"));
    }

    private static String name(TrainingJob fold) {
        return "fold " + fold.part();
    }

    /** Ends the job of a fold that cannot be trained, and all its other folds. All rows above are locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void fail(TrainingJob fold, ProblemException why, @Nullable JobEnd by) {
        TrainingJob job = jobOf(fold);
        ProblemException named =
                new ProblemException(why.type(), name(fold) + " of " + job.folds() + ": " + why.detail(), why.errors());
        stop(job, true);
        job.fail(writer.text(named.problem("/api/v1/training-jobs/" + job.id())), named.detail(), by, clock.instant());
        trials.tell(job);
    }

    /**
     * Removes what there is of the folds of a job that is locked and has ended; whoever trains one of them stops at the next batch.
     *
     * @param waited whether some had not ended
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void stop(TrainingJob job, boolean waited) {
        if (waited) {
            List<String> checkpoints = jobs.checkpointsOfParts(job.id());
            jobs.deleteParts(job.id());
            blobs.discard(checkpoints);
        }
        forget(job);
    }

    /** Removes what the networks of the folds have answered, which only the evaluation of all folds needs. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(TrainingJob job) {
        if (job.folds() > 0) {
            List<String> outputs = results.outputs(job.id());
            results.forgetOutputs(job.id());
            blobs.discard(outputs);
        }
    }
}
