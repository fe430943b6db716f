package io.lamina.nn.train;

import org.jspecify.annotations.Nullable;

/** What a result says of the epoch whose parameters it keeps. */
record KeptEpoch(int epoch, double trainingLoss, @Nullable Double validationLoss) {
    static KeptEpoch of(EpochReport report) {
        return new KeptEpoch(report.epoch(), report.trainingLoss(), report.validationLoss());
    }
}
