package io.lamina.service.training;

/** Why a job's training ended where it did. */
public enum JobEnd {
    /** Every epoch was trained. */
    EPOCHS,
    /** The watched metric stopped getting better. */
    EARLY_STOPPING,
    /** The job had run as long as it might. */
    MAX_RUNTIME,
    /** A client cancelled the job. */
    CANCELLED,
    /** A loss, gradient or parameter was no longer finite. */
    DIVERGED,
    /** Other trials of its search were better after as many epochs. */
    PRUNED;

    /** The word that JSON carries: {@code earlyStopping}. */
    public String word() {
        return switch (this) {
            case EPOCHS -> "epochs";
            case EARLY_STOPPING -> "earlyStopping";
            case MAX_RUNTIME -> "maxRuntime";
            case CANCELLED -> "cancelled";
            case DIVERGED -> "diverged";
            case PRUNED -> "pruned";
        };
    }

    static JobEnd of(io.lamina.nn.train.StoppedBy reason) {
        return switch (reason) {
            case EPOCHS -> EPOCHS;
            case EARLY_STOPPING -> EARLY_STOPPING;
            case CANCELLED -> CANCELLED;
            case DIVERGED -> DIVERGED;
            case INTERRUPTED -> throw new IllegalArgumentException("an interrupted training has not ended");
        };
    }
}
