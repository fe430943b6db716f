package io.lamina.service.training;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Collects the epochs of one running job and writes them every 250 ms or 200 rows, whichever comes first. While the database is away
 * they wait here and training goes on. Owned by the worker's thread.
 */
final class EpochBuffer {
    private static final Logger LOG = LoggerFactory.getLogger(EpochBuffer.class);
    private static final int MOST_ROWS = 200;
    private static final int MOST_WAITING = 20_000;
    private static final long LONGEST_WAIT_NANOS = Duration.ofMillis(250).toNanos();
    private static final long PAUSE_NANOS = Duration.ofSeconds(2).toNanos();

    private final EpochLog log;
    private final UUID jobId;
    private final int attempt;
    private final RunningTime time;
    private final List<EpochRow> rows = new ArrayList<>();
    private long lastWrite = System.nanoTime();

    /** Whether the last write failed, perhaps after its commit. */
    private boolean failed;

    EpochBuffer(EpochLog log, UUID jobId, int attempt, RunningTime time) {
        this.log = log;
        this.jobId = jobId;
        this.attempt = attempt;
        this.time = time;
    }

    /** Adds an epoch, and says false if the worker has lost the job. */
    boolean add(EpochRow row) {
        rows.add(row);
        long waited = System.nanoTime() - lastWrite;
        boolean due = waited >= (failed ? PAUSE_NANOS : LONGEST_WAIT_NANOS) || (rows.size() >= MOST_ROWS && !failed);
        if (!due) {
            return true;
        }
        try {
            return flush(null);
        } catch (DataAccessException | TransactionException e) {
            if (rows.size() >= MOST_WAITING) {
                throw e;
            }
            LOG.warn("the epochs of job {} wait: {}", jobId, e.getMessage());
            return true;
        }
    }

    /**
     * Writes what is left, and says false if the worker has lost the job.
     *
     * @param checkpoint what the job's row shall name from the same moment on; null: what it does
     */
    boolean flush(@Nullable KeptCheckpoint checkpoint) {
        if (rows.isEmpty() && checkpoint == null) {
            return true;
        }
        boolean again = failed;
        failed = true;
        lastWrite = System.nanoTime();
        boolean held = log.append(jobId, attempt, rows, again, checkpoint, time.elapsed());
        failed = false;
        lastWrite = System.nanoTime();
        rows.clear();
        return held;
    }
}
