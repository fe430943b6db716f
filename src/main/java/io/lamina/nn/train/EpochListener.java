package io.lamina.nn.train;

/** Hears of every epoch. */
@FunctionalInterface
public interface EpochListener {
    /** Called on the training thread as soon as an epoch has ended; what it throws ends the training and reaches the caller. */
    void epochCompleted(EpochReport report);
}
