package io.lamina.service.training;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
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
class TrainingJob {
    @Id
    private UUID id;

    private String name;
    private String modelName;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private TrainingStatus status;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private WorkKind kind = WorkKind.TRAINING;

    private @Nullable UUID parentId;
    private @Nullable Integer part;
    private String client;
    private int priority;
    private UUID datasetId;
    private String datasetSha256;
    private String task;
    private @Nullable String target;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    private String configuration;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    private String warnings;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    private @Nullable String metrics;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    private @Nullable String error;

    private int attempt;
    private int crashes;
    private int failures;
    private @Nullable Instant notBefore;
    private @Nullable Instant claimedAt;
    private @Nullable String token;
    private int epoch;
    private int epochs;
    private @Nullable Integer bestEpoch;
    private @Nullable Integer modelVersion;
    private @Nullable String parametersSha256;
    private @Nullable Long parametersBytes;

    @Embedded
    private @Nullable KeptCheckpoint checkpoint;

    private long elapsedMillis;

    @Enumerated(EnumType.STRING)
    @Column(length = 32)
    private @Nullable StoppedBy stoppedBy;

    private boolean reproducible = true;
    private Instant createdAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;

    @ElementCollection
    @CollectionTable(name = "training_job_transition", joinColumns = @JoinColumn(name = "job_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = 200)
    private List<Transition> history = new ArrayList<>();

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
            String task,
            @Nullable String target,
            String configuration,
            String warnings,
            int epochs,
            Instant now) {
        this.id = id;
        this.name = name;
        this.modelName = modelName;
        this.client = client;
        this.priority = priority;
        this.datasetId = datasetId;
        this.datasetSha256 = datasetSha256;
        this.task = task;
        this.target = target;
        this.configuration = configuration;
        this.warnings = warnings;
        this.epochs = epochs;
        this.createdAt = now;
        this.status = TrainingStatus.QUEUED;
        history.add(new Transition(TrainingStatus.QUEUED, now, "Waiting for a worker"));
    }

    /**
     * A worker takes the job under its wake-up token, and goes on where the last checkpoint stands. Attempt and crash count from here: a
     * job that kills its process leaves nobody who could count afterwards.
     */
    void start(String byToken, Instant now) {
        expect(TrainingStatus.QUEUED);
        attempt++;
        crashes++;
        token = byToken;
        epoch = checkpoint == null ? 0 : checkpoint.epoch() - 1;
        notBefore = null;
        claimedAt = now;
        if (startedAt == null) {
            startedAt = now;
        }
        move(TrainingStatus.RUNNING, now, training());
    }

    private String training() {
        return "Training" + (attempt == 1 ? "" : ", attempt " + attempt)
                + (checkpoint == null ? "" : ", from epoch " + checkpoint.epoch());
    }

    /** The checkpoint is no good: training begins anew within the same attempt. */
    void startOver(Instant now) {
        expectHeld();
        checkpoint = null;
        epoch = 0;
        move(status, now, "The checkpoint cannot be used: training from epoch 1");
    }

    /** The worker gives the job back in good order: another one may take it, and no crash was it. */
    void handBack(String why, Instant now) {
        requeue(why, now);
        crashes--;
    }

    /** The worker is gone without a word: another one may take the job, and the crash stays counted. */
    void abandon(String why, Instant now) {
        requeue(why, now);
    }

    /** Something that the job needs has failed: it may be taken again after a pause, and no crash was it. */
    void postpone(String why, Duration pause, Instant now) {
        failures = failuresInARow(now);
        requeue(why, now);
        crashes--;
        notBefore = now.plus(pause);
    }

    /** How often in a row the database or the blob store has failed this job, with the failure that is just happening. */
    int failuresInARow(Instant now) {
        boolean anew = claimedAt != null && claimedAt.plus(Backoff.LONGEST).isBefore(now);
        return anew ? 1 : failures + 1;
    }

    private void requeue(String why, Instant now) {
        expect(TrainingStatus.RUNNING);
        token = null;
        move(TrainingStatus.QUEUED, now, why);
    }

    void succeed(String withMetrics, int version, StoppedBy by, Instant now) {
        expectHeld();
        metrics = withMetrics;
        modelVersion = version;
        finish(TrainingStatus.SUCCEEDED, by, "Published as version " + version + " of " + modelName, now);
    }

    /** Adds to what the owner should know; the whole list as JSON. */
    void warn(String allWarnings) {
        expectHeld();
        warnings = allWarnings;
    }

    void fail(String problem, String message, @Nullable StoppedBy by, Instant now) {
        expectHeld();
        error = problem;
        finish(TrainingStatus.FAILED, by, message, now);
    }

    /** Asks a running job to stop, or ends a queued one; asking again, also after the end, changes nothing. */
    void cancel(Instant now) {
        switch (status) {
            case QUEUED ->
                finish(
                        TrainingStatus.CANCELLED,
                        StoppedBy.CANCELLED,
                        attempt == 0 ? "Cancelled before it ran" : "Cancelled while it waited for another worker",
                        now);
            case RUNNING -> move(TrainingStatus.CANCELLING, now, "Cancellation asked for");
            case CANCELLING, CANCELLED -> {}
            case SUCCEEDED, FAILED -> throw new IllegalStateException("a finished job cannot be cancelled");
        }
    }

    /** The worker has stopped at the client's word. */
    void cancelled(String message, Instant now) {
        expect(TrainingStatus.CANCELLING);
        finish(TrainingStatus.CANCELLED, StoppedBy.CANCELLED, message, now);
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

    /** A clock decided where training ended: the same configuration may end elsewhere next time. */
    void cutShort() {
        reproducible = false;
    }

    /** Says which version was made of the kept parameters. */
    void published(int version) {
        modelVersion = version;
    }

    private void finish(TrainingStatus end, @Nullable StoppedBy by, String message, Instant now) {
        stoppedBy = by;
        token = null;
        checkpoint = null;
        finishedAt = now;
        move(end, now, message);
    }

    private void move(TrainingStatus to, Instant now, String message) {
        status = to;
        history.add(new Transition(to, now, message));
    }

    private void expect(TrainingStatus expected) {
        if (status != expected) {
            throw new IllegalStateException("the job is " + status + ", not " + expected);
        }
    }

    private void expectHeld() {
        if (!TrainingStatus.HELD.contains(status)) {
            throw new IllegalStateException("the job is " + status + ", so no worker holds it");
        }
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    String modelName() {
        return modelName;
    }

    TrainingStatus status() {
        return status;
    }

    /** What the row asks for. */
    WorkKind kind() {
        return kind;
    }

    /** The row that asked for this one; null for one that a client submitted. */
    @Nullable
    UUID parentId() {
        return parentId;
    }

    /** Its number among the rows of its parent, from 1; null without one. */
    @Nullable
    Integer part() {
        return part;
    }

    /** How often its worker was gone without a word, with the one that holds it now. */
    int crashes() {
        return crashes;
    }

    /** The time before which no worker takes it; null: at once. */
    @Nullable
    Instant notBefore() {
        return notBefore;
    }

    /** Whose job it is: the name of the client's API key. */
    String client() {
        return client;
    }

    /** The wake-up token whose worker holds the job. */
    @Nullable
    String token() {
        return token;
    }

    int priority() {
        return priority;
    }

    UUID datasetId() {
        return datasetId;
    }

    String datasetSha256() {
        return datasetSha256;
    }

    /** What is learned, in the word of JSON. */
    String task() {
        return task;
    }

    /** The column to predict; an autoencoder has none. */
    @Nullable
    String target() {
        return target;
    }

    String configuration() {
        return configuration;
    }

    String warnings() {
        return warnings;
    }

    @Nullable
    String metrics() {
        return metrics;
    }

    @Nullable
    String error() {
        return error;
    }

    int attempt() {
        return attempt;
    }

    int epoch() {
        return epoch;
    }

    @Nullable
    Integer bestEpoch() {
        return bestEpoch;
    }

    int epochs() {
        return epochs;
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
    StoppedBy stoppedBy() {
        return stoppedBy;
    }

    boolean reproducible() {
        return reproducible;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant startedAt() {
        return startedAt;
    }

    @Nullable
    Instant finishedAt() {
        return finishedAt;
    }

    List<Transition> history() {
        return history;
    }
}
