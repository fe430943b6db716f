/**
 * Tuning jobs: a search for good settings, each of whose trials is a training job of its own. A request becomes a row and its first trials;
 * the transaction that ends a trial proposes what comes next, so that no worker and no thread ever waits for one.
 *
 * <p>May use: the doors {@code Trials} and {@code TrialReplays} of {@code training}, the mathematics of {@code io.lamina.search}, {@code clock} for ids, {@code stream}
 * for events. Does not belong here: how anything is trained, queued or scored; which place is tried next. Start at {@link
 * io.lamina.service.tuning.TuningJobs} for what clients can do and at {@code TuningSteps} for what then happens.
 */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"training", "stream", "clock", "housekeeping", "idempotency", "json", "problem", "paging"
        })
package io.lamina.service.tuning;
