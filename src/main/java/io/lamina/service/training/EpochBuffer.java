package io.lamina.service.training;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Collects the epochs of one running job and writes them every 250 ms or 200 rows, whichever comes first. Owned by the worker's
 * thread.
 */
final class EpochBuffer {
    private static final int MOST_ROWS = 200;
    private static final long LONGEST_WAIT_NANOS = Duration.ofMillis(250).toNanos();

    private final EpochLog log;
    private final UUID jobId;
    private final int attempt;
    private final List<EpochRow> rows = new ArrayList<>();
    private long lastWrite = System.nanoTime();

    EpochBuffer(EpochLog log, UUID jobId, int attempt) {
        this.log = log;
        this.jobId = jobId;
        this.attempt = attempt;
    }

    /** Adds an epoch, and says false if the worker has lost the job. */
    boolean add(EpochRow row) {
        rows.add(row);
        boolean due = rows.size() >= MOST_ROWS || System.nanoTime() - lastWrite >= LONGEST_WAIT_NANOS;
        return !due || flush();
    }

    /** Writes what is left, and says false if the worker has lost the job. */
    boolean flush() {
        if (rows.isEmpty()) {
            return true;
        }
        boolean held = log.append(jobId, attempt, rows);
        rows.clear();
        lastWrite = System.nanoTime();
        return held;
    }
}
