package io.lamina.service.housekeeping;

import java.time.Instant;

/**
 * Something that a module tidies up now and then. Safe to do twice, and in two processes at the same time: one that was frozen may
 * go on beside its successor.
 */
public interface Housework {
    /** What is removed, in words for the log: {@code "idempotency keys"}. */
    String name();

    /**
     * Removes what has had its time, in short transactions.
     *
     * @param now the time
     * @param limit how many to remove at the most
     * @return how many were removed; as many as the limit means that there may be more
     */
    int clean(Instant now, int limit);
}
