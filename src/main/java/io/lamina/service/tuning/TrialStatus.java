package io.lamina.service.tuning;

import io.lamina.service.json.Verbatim;

/** Where a trial of a tuning job stands. */
@Verbatim
enum TrialStatus {
    /** It waits for a worker, or is trained. */
    RUNNING,
    /** It has trained as many epochs as its rivals, and waits for them. */
    PAUSED,
    /** It was among the best, and waits for a place to go on. */
    PROMOTED,
    SUCCEEDED,
    /** Others were better after as many epochs. */
    PRUNED,
    FAILED,
    CANCELLED;

    boolean isEnded() {
        return this == SUCCEEDED || this == PRUNED || this == FAILED || this == CANCELLED;
    }

    /** Whether it can be the best: it has ended, and kept its parameters. */
    boolean isScored() {
        return this == SUCCEEDED || this == PRUNED;
    }
}
