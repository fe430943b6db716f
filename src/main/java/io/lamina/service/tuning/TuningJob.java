package io.lamina.service.tuning;

import io.lamina.service.problem.ProblemType;
import io.lamina.service.training.JobEnd;
import io.lamina.service.training.TrainingStatus;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
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
 * One tuning job. No worker ever holds it: whoever changes it or its trials locks its row first, and does in one transaction what follows.
 * {@code QUEUED → RUNNING → SUCCEEDED | FAILED}, and {@code CANCELLED} from either, by {@code CANCELLING} while workers still hold trials.
 */
@Entity
@Table(name = "tuning_job")
@DynamicUpdate
class TuningJob {
    @Id
    private UUID id;

    private String name;
    private String client;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private TrainingStatus status = TrainingStatus.QUEUED;

    /** What its trials learn from: lists ask for the column. */
    @SuppressWarnings("UnusedVariable")
    private UUID datasetId;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    private String base;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    private String search;

    private int trials;
    private int ended;
    /** The row of the best of its trials so far. */
    private @Nullable UUID bestTrial;

    private @Nullable Integer modelVersion;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    private @Nullable String error;

    @Enumerated(EnumType.STRING)
    @Column(length = 32)
    private @Nullable JobEnd stoppedBy;

    private boolean reproducible = true;
    private @Nullable UUID replayOf;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    private @Nullable String replay;

    private boolean awaitsVerdict;
    private Instant createdAt;
    private @Nullable Instant startedAt;

    /** When its time is over: a query asks for the column. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable Instant deadline;

    private @Nullable Instant finishedAt;

    @ElementCollection
    @CollectionTable(name = "tuning_job_transition", joinColumns = @JoinColumn(name = "job_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = 200)
    private List<TuningTransition> history = new ArrayList<>();

    /** For Hibernate alone. */
    @SuppressWarnings("NullAway.Init")
    protected TuningJob() {}

    TuningJob(
            UUID id, String name, String client, UUID datasetId, String base, String search, int trials, Instant now) {
        this.id = id;
        this.name = name;
        this.client = client;
        this.datasetId = datasetId;
        this.base = base;
        this.search = search;
        this.trials = trials;
        this.createdAt = now;
        history.add(new TuningTransition(status, now, "Waiting for a worker"));
    }

    /** Makes a new job one that does another one again, and publishes nothing. */
    void replay(UUID job) {
        replayOf = job;
    }

    /** A worker has taken the first of its trials; the time that it may take counts from here. */
    void begin(@Nullable Duration maxRuntime, Instant now) {
        startedAt = now;
        deadline = maxRuntime == null ? null : now.plus(maxRuntime);
        move(TrainingStatus.RUNNING, now, "Searching by " + trials + " trials");
    }

    /** A trial has ended; its number among those that have. */
    int countEnd() {
        ended++;
        return ended;
    }

    /**
     * Somebody wants it to stop: nothing new is begun.
     *
     * @return false if that was so already
     * @throws io.lamina.service.problem.ProblemException 409 if it has succeeded or failed
     */
    boolean cancel(Instant now) {
        if (status == TrainingStatus.SUCCEEDED || status == TrainingStatus.FAILED) {
            throw ProblemType.CONFLICT.because("tuning job " + id + " has ended: " + status);
        }
        if (status == TrainingStatus.CANCELLING || status == TrainingStatus.CANCELLED) {
            return false;
        }
        stoppedBy = JobEnd.CANCELLED;
        move(TrainingStatus.CANCELLING, now, "Cancellation asked for");
        return true;
    }

    /** Its time is over: nothing new is begun. */
    void timeIsOver(Instant now) {
        stoppedBy = JobEnd.MAX_RUNTIME;
        reproducible = false;
        move(status, now, "Its time is over; trials that still train are stopped");
    }

    /** Whether nothing new is to be begun. */
    boolean isStopping() {
        return stoppedBy != null;
    }

    void loseReproducibility() {
        reproducible = false;
    }

    /** The best of its trials so far; null: none has ended well. */
    void lead(@Nullable UUID trial) {
        bestTrial = trial;
    }

    void succeed(int best, int version, String modelName, Instant now) {
        modelVersion = version;
        end(
                TrainingStatus.SUCCEEDED,
                "Trial " + best + " is the best; published as version " + version + " of " + modelName,
                now);
    }

    /** All trials of a replay have ended; what is left is to compare them. */
    void awaitVerdict(Instant now) {
        if (!awaitsVerdict) {
            awaitsVerdict = true;
            move(status, now, "Comparing its trials with those of tuning job " + replayOf);
        }
    }

    /** A replay has been compared with its job. */
    void succeedAsReplay(String verdict, String sentence, Instant now) {
        replay = verdict;
        end(TrainingStatus.SUCCEEDED, sentence, now);
    }

    void fail(String problem, String message, Instant now) {
        error = problem;
        end(TrainingStatus.FAILED, message, now);
    }

    void cancelled(Instant now) {
        end(TrainingStatus.CANCELLED, "Cancelled after " + ended + " trials", now);
    }

    private void end(TrainingStatus as, String message, Instant now) {
        finishedAt = now;
        awaitsVerdict = false;
        move(as, now, message);
    }

    private void move(TrainingStatus to, Instant now, String message) {
        status = to;
        history.add(new TuningTransition(to, now, message));
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    /** Whose it is: the name of the client's API key. */
    String client() {
        return client;
    }

    TrainingStatus status() {
        return status;
    }

    /** What its trials have in common. */
    String base() {
        return base;
    }

    String search() {
        return search;
    }

    /** How many trials there are in the end. */
    int trials() {
        return trials;
    }

    /** How many of them have ended. */
    int ended() {
        return ended;
    }

    /** The row of the best of its trials so far; null: none has ended well. */
    @Nullable
    UUID bestTrial() {
        return bestTrial;
    }

    @Nullable
    Integer modelVersion() {
        return modelVersion;
    }

    @Nullable
    String error() {
        return error;
    }

    @Nullable
    JobEnd stoppedBy() {
        return stoppedBy;
    }

    boolean reproducible() {
        return reproducible;
    }

    /** The job that it does again; null: it is no replay. */
    @Nullable
    UUID replayOf() {
        return replayOf;
    }

    /** What came of the replay, as JSON; null before its end, and for every other job. */
    @Nullable
    String replay() {
        return replay;
    }

    /** Whether all that is left of a replay is to compare it. */
    boolean awaitsVerdict() {
        return awaitsVerdict;
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

    List<TuningTransition> history() {
        return history;
    }
}
