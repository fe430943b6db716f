package io.lamina.service.training;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OrderColumn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/**
 * What a row of the queue is, whatever it asks for: whose it is, where it stands, who holds it, and how often it was tried. State
 * changes only through verbs, each of which checks that it may.
 */
@MappedSuperclass
abstract class QueueEntry {
    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private TrainingStatus status;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private WorkKind kind = WorkKind.TRAINING;

    private String client;
    private int priority;
    private int attempt;
    private int crashes;
    private int failures;
    private @Nullable Instant notBefore;

    /** Whose turn it is among clients: the queue's order reads the column. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable Instant claimedAt;

    private @Nullable String token;

    /** The row that asked for this one as a part of its own work. */
    private @Nullable UUID parentId;

    /** Its number among the parts of its parent, from 1. */
    private @Nullable Integer part;

    private boolean waitsForParts;

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
    QueueEntry() {}

    QueueEntry(UUID id, String client, int priority, Instant now) {
        this.id = id;
        this.client = client;
        this.priority = priority;
        this.createdAt = now;
        this.status = TrainingStatus.QUEUED;
        history.add(new Transition(TrainingStatus.QUEUED, now, "Waiting for a worker"));
    }

    /** A part of another row's work: of the same client, and as urgent. */
    QueueEntry(UUID id, WorkKind kind, QueueEntry parent, int part, Instant now) {
        this(id, parent.client, parent.priority, now);
        this.kind = kind;
        this.parentId = parent.id;
        this.part = part;
    }

    /** Whether no worker holds it, and one may take it. */
    boolean isWaiting() {
        return token == null && !waitsForParts && !status.isFinished();
    }

    /** What a new row asks for, if that is no training. */
    void ask(WorkKind forKind) {
        kind = forKind;
    }

    /** Makes a new row a part of the work of something that is no row of the queue itself. */
    void belongTo(UUID owner, int number) {
        parentId = owner;
        part = number;
    }

    /** Whether it is a trial: a job that can be looked at like any other, but that a tuning job has asked for. */
    boolean isTrial() {
        return parentId != null && kind != WorkKind.FOLD;
    }

    /** Its worker leaves it; nobody holds it until others have ended, its parts or those that it competes with. */
    void waitForParts(String message, Instant now) {
        expectHeld();
        token = null;
        crashes--;
        waitsForParts = true;
        move(status, now, message);
    }

    /** Its parts have ended: what is left to do is the next worker's. */
    void goOn(WorkKind with, String message, Instant now) {
        if (!waitsForParts) {
            throw new IllegalStateException("the job is " + status + ", and does not wait for parts");
        }
        waitsForParts = false;
        kind = with;
        move(TrainingStatus.QUEUED, now, message);
    }

    /** Attempt and crash count from here: a job that kills its process leaves nobody who could count afterwards. */
    void take(String byToken, Instant now) {
        if (!isWaiting()) {
            throw new IllegalStateException("the job is " + status + ", and does not wait for a worker");
        }
        attempt++;
        crashes++;
        token = byToken;
        notBefore = null;
        claimedAt = now;
        if (startedAt == null) {
            startedAt = now;
        }
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

    /**
     * A worker that was thought to be gone is alive: that was no crash. The claim of the worker that holds the job now stays counted. The
     * one verb that a worker calls on a row that is not its own any more; it changes nothing but this count.
     */
    void absolve() {
        int open = TrainingStatus.HELD.contains(status) ? 1 : 0;
        if (!status.isFinished() && crashes > open) {
            crashes--;
        }
    }

    /** Something that the job needs has failed: it may be taken again after a pause, and no crash was it. */
    void postpone(String why, Duration pause, Instant now) {
        failures = failuresInARow();
        requeue(why, now);
        crashes--;
        notBefore = now.plus(pause);
    }

    /**
     * How often the database or the blob store has failed this job since a checkpoint last took it further, with the failure that is just
     * happening.
     */
    int failuresInARow() {
        return failures + 1;
    }

    /** Somebody who has asked to cancel the row is not asked again: it waits for a worker that ends it. */
    private void requeue(String why, Instant now) {
        expectHeld();
        token = null;
        move(status == TrainingStatus.CANCELLING ? status : TrainingStatus.QUEUED, now, why);
    }

    void end(TrainingStatus end, String message, Instant now) {
        token = null;
        waitsForParts = false;
        finishedAt = now;
        move(end, now, message);
    }

    void move(TrainingStatus to, Instant now, String message) {
        status = to;
        history.add(new Transition(to, now, message));
    }

    void expect(TrainingStatus expected) {
        if (status != expected) {
            throw new IllegalStateException("the job is " + status + ", not " + expected);
        }
    }

    void expectHeld() {
        if (!TrainingStatus.HELD.contains(status)) {
            throw new IllegalStateException("the job is " + status + ", so no worker holds it");
        }
    }

    UUID id() {
        return id;
    }

    TrainingStatus status() {
        return status;
    }

    /** What the row asks for. */
    WorkKind kind() {
        return kind;
    }

    /** Whose job it is: the name of the client's API key. */
    String client() {
        return client;
    }

    int priority() {
        return priority;
    }

    int attempt() {
        return attempt;
    }

    /** How often its worker was gone without a word since a checkpoint last took it further, with the one that holds it now. */
    int crashes() {
        return crashes;
    }

    /** The time before which no worker takes it; null: at once. */
    @Nullable
    Instant notBefore() {
        return notBefore;
    }

    /** The wake-up token whose worker holds the job. */
    @Nullable
    String token() {
        return token;
    }

    /** The row that it is a part of; null: none, a client has asked for it. */
    @Nullable
    UUID parentId() {
        return parentId;
    }

    /** Its number among the parts of its parent, from 1. */
    @Nullable
    Integer part() {
        return part;
    }

    /** Whether parts of it are still to end, so that it runs though no worker holds it. */
    boolean waitsForParts() {
        return waitsForParts;
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
