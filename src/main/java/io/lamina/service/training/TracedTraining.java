package io.lamina.service.training;

import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What a training was made of and with, so that it can be made again; and, of a replay, which one it makes again and what came of it. */
@MappedSuperclass
abstract class TracedTraining extends QueueEntry {
    private @Nullable String tableSha256;

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

    /** Says which bytes a new job learns from. */
    void learnFrom(String theTableSha256) {
        tableSha256 = theTableSha256;
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

    /** The blob of the table it learns from; null: a job of a version that did not write it down. */
    @Nullable
    String tableSha256() {
        return tableSha256;
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
