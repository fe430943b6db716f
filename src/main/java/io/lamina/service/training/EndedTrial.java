package io.lamina.service.training;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a trial has come to.
 *
 * @param owner who asked for it
 * @param number its own among those of the owner, from 1
 * @param status RUNNING: it is paused, and its owner says whether it goes on
 * @param stoppedBy why training ended there; null: it is paused, or it failed before or otherwise
 * @param epochs that it has trained
 * @param bestEpoch the epoch that was scored; null: none
 * @param scores of the rows kept back, or of all folds together; null: none, as of one that failed
 * @param failure why it failed, in one sentence; null: it did not
 * @param reproducible whether training it again gives the same bits
 */
public record EndedTrial(
        UUID id,
        UUID owner,
        int number,
        TrainingStatus status,
        @Nullable JobEnd stoppedBy,
        int epochs,
        @Nullable Integer bestEpoch,
        @Nullable PartEvaluation scores,
        @Nullable String failure,
        boolean reproducible) {}
