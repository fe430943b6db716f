package io.lamina.service.tuning;

import io.lamina.service.training.EndedTrial;
import io.lamina.service.training.JobEnd;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What was proposed, and what came of it. Changed only while the tuning job's row is locked. */
@Entity
@Table(name = "tuning_trial")
@DynamicUpdate
class TuningTrial {
    @Id
    private UUID id;

    private UUID jobId;
    private int number;
    private @Nullable UUID trainingJobId;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private TrialStatus status = TrialStatus.RUNNING;

    @Convert(converter = ProposalText.class)
    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    private Search.Proposal proposal;

    private int rung;
    private @Nullable Double objective;
    private int epochs;
    private @Nullable Integer bestEpoch;

    @Enumerated(EnumType.STRING)
    @Column(length = 32)
    private @Nullable JobEnd stoppedBy;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    private @Nullable String failure;

    private @Nullable Integer endNumber;

    /** For Hibernate alone. */
    @SuppressWarnings("NullAway.Init")
    protected TuningTrial() {}

    TuningTrial(UUID id, UUID jobId, int number, Search.Proposal proposal) {
        this.id = id;
        this.jobId = jobId;
        this.number = number;
        this.proposal = proposal;
    }

    /** It is trained as this job. */
    void trainedAs(UUID job) {
        trainingJobId = job;
    }

    /** What was proposed is no configuration, or none that can be trained. */
    void fail(String why, int asNumber) {
        failure = why;
        end(TrialStatus.FAILED, asNumber);
    }

    /** Takes note of what its training came to by the objective; it has paused or ended. */
    void take(EndedTrial training, @Nullable Double byObjective) {
        objective = byObjective == null ? objective : byObjective;
        epochs = training.epochs();
        bestEpoch = training.bestEpoch();
        stoppedBy = training.stoppedBy();
        failure = training.failure();
    }

    void pause() {
        status = TrialStatus.PAUSED;
    }

    /** It is among the best of its rung. One that has ended, because it had learned what it could, stays among their rivals. */
    void promote() {
        rung++;
        if (status == TrialStatus.PAUSED) {
            status = TrialStatus.PROMOTED;
        }
    }

    /** It trains on. */
    void release() {
        status = TrialStatus.RUNNING;
    }

    /** Others were better. */
    void prune(int asNumber) {
        stoppedBy = JobEnd.PRUNED;
        end(TrialStatus.PRUNED, asNumber);
    }

    /** @param asNumber how many have ended with it */
    void end(TrialStatus as, int asNumber) {
        status = as;
        endNumber = asNumber;
    }

    boolean isEnded() {
        return status.isEnded();
    }

    UUID id() {
        return id;
    }

    UUID jobId() {
        return jobId;
    }

    int number() {
        return number;
    }

    @Nullable
    UUID trainingJobId() {
        return trainingJobId;
    }

    TrialStatus status() {
        return status;
    }

    Search.Proposal proposal() {
        return proposal;
    }

    /** How often it was among those that go on. */
    int rung() {
        return rung;
    }

    /** The value of what trials are judged by, at the end of its training or where it paused; null: none. */
    @Nullable
    Double objective() {
        return objective;
    }

    int epochs() {
        return epochs;
    }

    @Nullable
    Integer bestEpoch() {
        return bestEpoch;
    }

    @Nullable
    JobEnd stoppedBy() {
        return stoppedBy;
    }

    @Nullable
    String failure() {
        return failure;
    }

    /** Its number among those that have ended; null: it has not. */
    @Nullable
    Integer endNumber() {
        return endNumber;
    }
}
