package io.lamina.service.training;

import java.util.UUID;

/**
 * A job that a worker of this process holds: who it is, and whether it should stop. The flag is written by the watch and by
 * shutdown, and read before every batch.
 */
final class RunningJob {
    private final UUID id;
    private final int attempt;
    private volatile JobStop stop = JobStop.NO;

    RunningJob(UUID id, int attempt) {
        this.id = id;
        this.attempt = attempt;
    }

    UUID id() {
        return id;
    }

    int attempt() {
        return attempt;
    }

    JobStop stop() {
        return stop;
    }

    boolean shouldStop() {
        return stop != JobStop.NO;
    }

    /** Asks for a stop; the first reason but {@link JobStop#LOST}, which overrides every other, is the one that counts. */
    synchronized void stop(JobStop reason) {
        if (stop == JobStop.NO || reason == JobStop.LOST) {
            stop = reason;
        }
    }
}
