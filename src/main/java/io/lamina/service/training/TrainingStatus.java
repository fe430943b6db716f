package io.lamina.service.training;

import io.lamina.service.json.Verbatim;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where a training job stands: {@code QUEUED → RUNNING → SUCCEEDED | FAILED}; {@code RUNNING → QUEUED} when a worker hands back or
 * dies; {@code QUEUED → CANCELLED}; {@code RUNNING → CANCELLING → CANCELLED}. A queued job that has a checkpoint to keep something of
 * goes by {@code CANCELLING} too; without a worker it waits there for one.
 */
@Verbatim
public enum TrainingStatus {
    QUEUED,
    RUNNING,
    CANCELLING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    static final Set<TrainingStatus> UNFINISHED = EnumSet.of(QUEUED, RUNNING, CANCELLING);

    /** Statuses in which a worker holds the job. */
    static final Set<TrainingStatus> HELD = EnumSet.of(RUNNING, CANCELLING);

    /** Whether the status can still change. */
    public boolean isFinished() {
        return !UNFINISHED.contains(this);
    }
}
