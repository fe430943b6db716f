package io.lamina.service.training;

import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One training job: the row that is both the queue's entry and the truth about what happened.
 *
 * <p>State changes only through the verbs below, each of which checks that it may. A worker's verbs are called on a row that was
 * locked by id <em>and attempt</em>, so that a worker that lost its job finds no row to change.
 */
@Entity
@Table(name = "training_job")
@DynamicUpdate
class TrainingJob extends RequestedTraining {
    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    private @Nullable String metrics;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    private @Nullable String error;

    private int epoch;
    private @Nullable Integer bestEpoch;
    private int fold;
    private @Nullable Integer modelVersion;
    private @Nullable String parametersSha256;
    private @Nullable Long parametersBytes;

    @Embedded
    private @Nullable KeptCheckpoint checkpoint;

    private long elapsedMillis;

    @Enumerated(EnumType.STRING)
    @Column(length = 32)
    private @Nullable JobEnd stoppedBy;

    /** For Hibernate alone. */
    @SuppressWarnings("NullAway.Init")
    protected TrainingJob() {}

    TrainingJob(
            UUID id,
            String name,
            String modelName,
            String client,
            int priority,
            UUID datasetId,
            String datasetSha256,
            String tableSha256,
            String task,
            @Nullable String target,
            String configuration,
            String warnings,
            int epochs,
            Instant now) {
        super(
                id,
                name,
                modelName,
                client,
                priority,
                datasetId,
                datasetSha256,
                tableSha256,
                task,
                target,
                configuration,
                warnings,
                now);
        trainFor(epochs);
    }

    /** One fold of a cross-validated job. */
    private TrainingJob(UUID id, TrainingJob parent, int number, Instant now) {
        super(id, WorkKind.FOLD, parent, number, now);
    }

    /** Makes a new job one that trains and scores so many networks before the one that it publishes. */
    void crossValidate(int inFolds) {
        ask(WorkKind.CROSS_VALIDATION);
        divideInto(inFolds);
        fold = 1;
    }

    /**
     * The row of a fold, which is the same whoever makes it. Its id stands right behind the job's own, so that it waits in the
     * job's place of the queue and not behind what its client has asked for since.
     */
    TrainingJob fold(int number, Instant now) {
        UUID parent = id();
        return new TrainingJob(
                new UUID(parent.getMostSignificantBits(), parent.getLeastSignificantBits() + number),
                this,
                number,
                now);
    }

    /** The job's folds are in the queue. */
    void divide(Instant now) {
        waitForParts("Training " + folds() + " folds", now);
    }

    /** A fold has ended. */
    void foldEnded(int firstOpen, Duration took, boolean itIsReproducible) {
        fold = firstOpen;
        elapsedMillis += took.toMillis();
        if (!itIsReproducible) {
            loseReproducibility();
        }
    }

    /** All folds have ended: the next worker trains on all rows, for so many epochs. */
    void fitAllRows(int forEpochs, Instant now) {
        trainFor(forEpochs);
        goOn(
                WorkKind.TRAINING,
                "All " + folds() + " folds are scored; waiting for a worker to train on all rows for " + forEpochs
                        + " epochs, the median of their best",
                now);
    }

    /**
     * Makes a new job a trial, whose configuration its first worker resolves.
     *
     * @param limit the epoch at which it pauses; null: it trains to its end
     */
    void tryFor(UUID owner, int number, @Nullable Integer limit) {
        ask(WorkKind.TRIAL);
        belongTo(owner, number);
        limitTo(limit);
    }

    /** Its worker has resolved what the trial is to train, and goes on with it. */
    void resolved(String withConfiguration, String withWarnings, int ofEpochs, int inFolds) {
        expectHeld();
        resolve(withConfiguration, withWarnings);
        trainFor(ofEpochs);
        if (inFolds > 0) {
            crossValidate(inFolds);
        } else {
            ask(WorkKind.TRAINING);
        }
    }

    /** A trial has come to its limit: no worker holds it until it is known whether it goes on. */
    void pause(Instant now) {
        waitForParts("Paused after " + lastEpoch() + " of " + epochs() + " epochs, until it is known who goes on", now);
    }

    /** One of the best: the next worker trains it on from its checkpoint. */
    void promote(@Nullable Integer limit, Instant now) {
        limitTo(limit);
        goOn(
                WorkKind.TRAINING,
                "Among the best: waiting for a worker to train it to epoch " + (limit == null ? epochs() : limit),
                now);
    }

    /** Others were better: it ends with the best that it has learned. */
    void prune(Instant now) {
        finish(
                TrainingStatus.SUCCEEDED,
                JobEnd.PRUNED,
                "Given up after " + lastEpoch() + " epochs: others were better",
                now);
    }

    /** A trial has ended; its parameters are kept, and whoever asked for it publishes those of the best. */
    void succeedAsTrial(JobEnd by, Instant now) {
        expectHeld();
        finish(TrainingStatus.SUCCEEDED, by, "Its parameters are kept and can be published", now);
    }

    /** A worker takes the job under its wake-up token, and goes on where the last checkpoint stands. */
    void start(String byToken, Instant now) {
        take(byToken, now);
        epoch = checkpoint == null ? 0 : checkpoint.epoch() - 1;
        boolean cancelling = status() == TrainingStatus.CANCELLING;
        move(
                cancelling ? TrainingStatus.CANCELLING : TrainingStatus.RUNNING,
                now,
                (cancelling ? "Keeping the best parameters" : doing()) + where());
    }

    private String doing() {
        return switch (kind()) {
            case CROSS_VALIDATION -> "Dividing the rows into folds";
            case TRIAL -> "Resolving its configuration";
            case FOLD -> "Training";
            case TRAINING -> folds() == 0 ? "Training" : "Training on all rows";
        };
    }

    private String where() {
        // One attempt divides the rows into folds, the next trains on all of them.
        int first = kind() == WorkKind.TRAINING && folds() > 0 ? 2 : 1;
        return (attempt() <= first ? "" : ", attempt " + attempt())
                + (checkpoint == null ? "" : ", from epoch " + checkpoint.epoch());
    }

    /** The checkpoint is no good: training begins anew within the same attempt. */
    void startOver(Instant now) {
        expectHeld();
        checkpoint = null;
        epoch = 0;
        move(status(), now, "The checkpoint cannot be used: training from epoch 1");
    }

    void succeed(String withMetrics, int version, JobEnd by, Instant now) {
        expectHeld();
        metrics = withMetrics;
        modelVersion = version;
        finish(TrainingStatus.SUCCEEDED, by, "Published as version " + version + " of " + modelName(), now);
    }

    /** A replay has been compared with its job; null metrics: nothing could be trained. */
    void succeedAsReplay(@Nullable String scores, String verdict, String message, @Nullable JobEnd by, Instant now) {
        compared(verdict);
        metrics = scores;
        finish(TrainingStatus.SUCCEEDED, by, message, now);
    }

    void fail(String problem, String message, @Nullable JobEnd by, Instant now) {
        expectHeld();
        error = problem;
        finish(TrainingStatus.FAILED, by, message, now);
    }

    /**
     * Asks a running job to stop, or ends a queued one; asking again, also after a cancelled job's end, changes nothing. A queued one
     * that has learned something waits for a worker, which keeps that.
     *
     * @throws ProblemException 409 if it has succeeded or failed
     */
    void cancel(Instant now) {
        switch (status()) {
            case QUEUED -> {
                if (hasLearned()) {
                    move(
                            TrainingStatus.CANCELLING,
                            now,
                            "Cancellation asked for; the next worker keeps the best parameters");
                } else {
                    cancelled(
                            attempt() == 0 ? "Cancelled before it ran" : "Cancelled while it waited for another worker",
                            now);
                }
            }
            case RUNNING -> {
                move(TrainingStatus.CANCELLING, now, "Cancellation asked for");
                if (waitsForParts()) {
                    cancelled(
                            folds() > 0 ? "Cancelled before all folds had ended" : "Cancelled while it was paused",
                            now);
                }
            }
            case CANCELLING, CANCELLED -> {}
            case SUCCEEDED, FAILED -> throw ProblemType.CONFLICT.because("job " + id() + " has ended: " + status());
        }
    }

    /** Whether the checkpoint has the parameters of a completed epoch, which somebody who cancels the job wants to keep. */
    boolean hasLearned() {
        return checkpoint != null && checkpoint.epoch() > 1;
    }

    /** Ends the job at the client's word. */
    void cancelled(String message, Instant now) {
        if (status() == TrainingStatus.RUNNING || status().isFinished()) {
            throw new IllegalStateException("nobody has asked to cancel the job, which is " + status());
        }
        finish(TrainingStatus.CANCELLED, JobEnd.CANCELLED, message, now);
    }

    /** Remembers the best parameters of a job that publishes nothing, so that they can be published on request. */
    void keepParameters(String sha256, long bytes, String withMetrics) {
        parametersSha256 = sha256;
        parametersBytes = bytes;
        metrics = withMetrics;
    }

    /** The epoch whose parameters were scored and kept. */
    void best(int ofEpoch) {
        bestEpoch = ofEpoch;
    }

    /** How long the job has run, all attempts together. */
    void ran(Duration elapsed) {
        elapsedMillis = elapsed.toMillis();
    }

    /** Says which version was made of the kept parameters. */
    void published(int version) {
        modelVersion = version;
    }

    private void finish(TrainingStatus end, @Nullable JobEnd by, String message, Instant now) {
        stoppedBy = by;
        checkpoint = null;
        end(end, message, now);
    }

    @Nullable
    String metrics() {
        return metrics;
    }

    @Nullable
    String error() {
        return error;
    }

    int epoch() {
        return epoch;
    }

    @Nullable
    Integer bestEpoch() {
        return bestEpoch;
    }

    /** The first fold that has not ended, {@code folds + 1} once all have; 0 without cross-validation. */
    int fold() {
        return fold;
    }

    /** Under which job and number its epochs are listed. */
    LearningCurve curve() {
        UUID parent = parentId();
        Integer number = part();
        return kind() == WorkKind.FOLD && parent != null && number != null
                ? new LearningCurve(parent, number)
                : new LearningCurve(id(), folds() == 0 ? 0 : folds() + 1);
    }

    @Nullable
    Integer modelVersion() {
        return modelVersion;
    }

    @Nullable
    String parametersSha256() {
        return parametersSha256;
    }

    @Nullable
    Long parametersBytes() {
        return parametersBytes;
    }

    /** Where the next attempt goes on; null: at the start. */
    @Nullable
    KeptCheckpoint checkpoint() {
        return checkpoint;
    }

    Duration elapsed() {
        return Duration.ofMillis(elapsedMillis);
    }

    @Nullable
    JobEnd stoppedBy() {
        return stoppedBy;
    }
}
