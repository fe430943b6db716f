package io.lamina.nn.train;

import io.lamina.nn.diagnostics.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a training ended.
 *
 * @param epochsRun epochs that were completed
 * @param bestEpoch the epoch whose parameters the network now has: the best one if there was early stopping or the training was cancelled
 *     or diverged, else the last; 0: its initial parameters, or none in particular
 *     if it was interrupted
 * @param trainingLoss of {@code bestEpoch}; null if that is 0
 * @param validationLoss of {@code bestEpoch}; null without validation rows or if that is 0
 * @param divergence null unless {@code stoppedBy} is {@link StoppedBy#DIVERGED}
 * @param findings what hindered learning; empty for a healthy training
 */
public record TrainingResult(
        int epochsRun,
        int bestEpoch,
        StoppedBy stoppedBy,
        @Nullable Double trainingLoss,
        @Nullable Double validationLoss,
        @Nullable Divergence divergence,
        List<Finding> findings) {}
