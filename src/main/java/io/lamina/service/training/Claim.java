package io.lamina.service.training;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the queue that a worker has taken; whoever claims it later has a greater attempt.
 *
 * @param attempt the fence: every write of this worker asks for it
 * @param parentId the row that it is a part of; null: none
 * @param part its number among the parts of its parent, from 1
 * @param replayOf the job that it trains again; null: it is no replay, or a part of one
 * @param curve what its epochs are listed under
 * @param epochs how many are to be trained at most
 * @param checkpoint where to go on; null: at the start
 * @param elapsed how long earlier attempts have run
 * @param pauses whether there are more to train behind these, perhaps, so that a checkpoint of the last is to be kept
 * @param cancelled whether a client has asked to cancel it, and all that is left to do is to keep its best parameters
 */
record Claim(
        UUID id,
        int attempt,
        WorkKind kind,
        @Nullable UUID parentId,
        @Nullable Integer part,
        @Nullable UUID replayOf,
        LearningCurve curve,
        int epochs,
        UUID datasetId,
        String configuration,
        @Nullable KeptCheckpoint checkpoint,
        Duration elapsed,
        boolean pauses,
        boolean cancelled) {
    /** Of a row that is locked and held. */
    static Claim of(TrainingJob row) {
        return new Claim(
                row.id(),
                row.attempt(),
                row.kind(),
                row.parentId(),
                row.part(),
                row.replayOf(),
                row.curve(),
                row.lastEpoch(),
                row.datasetId(),
                row.configuration(),
                row.checkpoint(),
                row.elapsed(),
                row.pauses(),
                row.status() == TrainingStatus.CANCELLING);
    }
}
