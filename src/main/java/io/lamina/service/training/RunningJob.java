package io.lamina.service.training;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A job that a worker of this process holds: who it is, and whether it should stop. The flag is written by the watch and by
 * shutdown, and read before every batch.
 */
final class RunningJob {
    private static final Logger LOG = LoggerFactory.getLogger(RunningJob.class);

    private final UUID id;
    private final int attempt;
    private final @Nullable UUID parentId;
    private volatile JobStop stop = JobStop.NO;
    private volatile boolean released;

    RunningJob(UUID id, int attempt) {
        this(id, attempt, null);
    }

    /** @param parentId the row that it is a part of; null: none */
    RunningJob(UUID id, int attempt, @Nullable UUID parentId) {
        this.id = id;
        this.attempt = attempt;
        this.parentId = parentId;
    }

    UUID id() {
        return id;
    }

    int attempt() {
        return attempt;
    }

    /** The row that it is a part of; null: none. */
    @Nullable
    UUID parentId() {
        return parentId;
    }

    JobStop stop() {
        return stop;
    }

    boolean shouldStop() {
        return stop != JobStop.NO;
    }

    /**
     * Its worker writes what becomes of the job: that it is not held any more is no loss from then on. Call it in the transaction that
     * writes; should that not commit, or nobody know whether it did, it is as if it had not been called.
     */
    void release() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    released = false;
                }
            }
        });
        released = true;
    }

    boolean isReleased() {
        return released;
    }

    /**
     * Says that the job was taken from its worker, or that it is gone, so that nothing that this worker writes will be kept. Does nothing to
     * one that was released.
     */
    synchronized void lose() {
        if (released) {
            return;
        }
        if (stop != JobStop.LOST) {
            LOG.info("lost job {}: it is not held by attempt {} any more, whose writes are refused", id, attempt);
        }
        stop(JobStop.LOST);
    }

    /** Asks for a stop; the first reason but {@link JobStop#LOST}, which overrides every other, is the one that counts. */
    synchronized void stop(JobStop reason) {
        if (stop == JobStop.NO || reason == JobStop.LOST) {
            stop = reason;
        }
    }
}
