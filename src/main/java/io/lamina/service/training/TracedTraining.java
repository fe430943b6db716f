package io.lamina.service.training;

import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What a training was made with; and, of a replay, which training it makes again and what came of it. */
@MappedSuperclass
abstract class TracedTraining extends QueueEntry {
    private boolean reproducible = true;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    private @Nullable String provenance;

    private @Nullable UUID replayOf;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    private @Nullable String replay;

    /** For Hibernate alone. */
    TracedTraining() {}

    TracedTraining(UUID id, String client, int priority, Instant now) {
        super(id, client, priority, now);
    }

    TracedTraining(UUID id, WorkKind kind, TracedTraining parent, int part, Instant now) {
        super(id, kind, parent, part, now);
    }

    /** A clock decided where training ended, or two kinds of processor trained it: the same configuration may end elsewhere next time. */
    void loseReproducibility() {
        reproducible = false;
    }

    /** Makes a new job one that trains another one again, and publishes nothing. */
    void replay(UUID job) {
        replayOf = job;
    }

    /** Says what the worker that has just taken it trains with; as JSON. */
    void trainWith(String theProvenance) {
        provenance = theProvenance;
    }

    /** Says what came of the replay; as JSON. */
    void compared(String verdict) {
        expectHeld();
        replay = verdict;
    }

    /** Whether the same configuration gives the same bits again. */
    boolean reproducible() {
        return reproducible;
    }

    /** What trained it last; null before. */
    @Nullable
    String provenance() {
        return provenance;
    }

    /** The job that it trains again; null: it is no replay. */
    @Nullable
    UUID replayOf() {
        return replayOf;
    }

    /** What came of the replay; null before its end, and for every other job. */
    @Nullable
    String replay() {
        return replay;
    }
}
