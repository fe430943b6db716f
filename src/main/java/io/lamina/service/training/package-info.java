/**
 * Training jobs: where tables, engine and the queue meet. A request becomes a resolved configuration and a queued row; a worker
 * takes it, trains, scores and publishes; clients watch.
 *
 * <p>May use: the door of {@code dataset} for tables, of {@code model} to publish, {@code blob}, {@code clock} for ids, the libraries. Does not belong
 * here: how a layer computes, how a table is read, how a metric is defined. Start at {@link
 * io.lamina.service.training.TrainingJobs} for what clients can do and at {@code QueueWorker} for what then happens.
 */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "dataset",
            "model",
            "blob",
            "clock",
            "role",
            "housekeeping",
            "idempotency",
            "stream",
            "json",
            "problem",
            "paging"
        })
package io.lamina.service.training;
