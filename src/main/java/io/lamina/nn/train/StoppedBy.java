package io.lamina.nn.train;

/** Why training ended. */
public enum StoppedBy {
    /** All epochs were run. */
    EPOCHS,
    /** Early stopping lost its patience. */
    EARLY_STOPPING,
    /** The caller's cancellation said so. */
    CANCELLED,
    /** The caller kept a checkpoint and goes on elsewhere. */
    INTERRUPTED,
    /** A loss, gradient or parameter was no longer finite. */
    DIVERGED
}
