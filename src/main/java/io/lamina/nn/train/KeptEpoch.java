package io.lamina.nn.train;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a result says of the epoch whose parameters it keeps. */
record KeptEpoch(int epoch, double trainingLoss, @Nullable Double validationLoss) {
    static KeptEpoch of(EpochReport report) {
        return new KeptEpoch(report.epoch(), report.trainingLoss(), report.validationLoss());
    }

    /** Writes an epoch, or reads the one that was written; null: none. */
    static @Nullable KeptEpoch transfer(@Nullable KeptEpoch kept, StateTransfer state) throws IOException {
        KeptEpoch before = kept == null ? new KeptEpoch(0, 0, null) : kept;
        Double loss = before.validationLoss();
        int epoch = state.whole(before.epoch(), 0, Integer.MAX_VALUE);
        double trainingLoss = state.real(before.trainingLoss());
        boolean validated = state.whole(loss == null ? 0 : 1, 0, 1) == 1;
        double validationLoss = state.real(loss == null ? 0 : loss);
        return epoch == 0 ? null : new KeptEpoch(epoch, trainingLoss, validated ? validationLoss : null);
    }
}
