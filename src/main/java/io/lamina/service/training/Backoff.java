package io.lamina.service.training;

import java.time.Duration;

/** How long a job waits after failures that are not its own: 2 s, and twice as long each time, up to 5 minutes. */
final class Backoff {
    /** So often in a row, and the job is given up. */
    static final int MOST_FAILURES = 10;

    static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FIRST = Duration.ofSeconds(2);

    private Backoff() {}

    /** The pause after this many failures in a row, from 1. */
    static Duration after(int failures) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
