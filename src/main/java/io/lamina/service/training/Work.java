package io.lamina.service.training;

import java.io.IOException;
import java.util.Set;

/**
 * What is done for a kind of row in the queue. A worker claims a row, finds the work of its kind and calls {@link #run}; how the
 * row ends is the work's own transaction, fenced by the attempt.
 *
 * <p>A failure of the database or the blob store ({@code DataAccessException}, {@code TransactionException}, {@code
 * IOException}, {@code UncheckedIOException}) is let through: the worker gives the row back and it is tried again later. Every
 * other failure is the row's own, and the work ends the row with it.
 */
interface Work {
    /** The kinds of rows that it does. */
    Set<WorkKind> kinds();

    /** Does the work and writes down how it ended, unless {@code job} was stopped because it is lost or handed back. */
    void run(RunningJob job, Claim claim) throws IOException;
}
