package io.lamina.service.training;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Collects the epochs of one running job and writes them every 250 ms or 200 rows, whichever comes first. While the database is away
 * they wait here and training goes on: between two attempts, each of which may take as long as one waits for a connection, it trains
 * nine times as long as the last one took. Epochs leave the buffer once their transaction has committed. Owned by the worker's thread.
 */
final class EpochBuffer {
    private static final Logger LOG = LoggerFactory.getLogger(EpochBuffer.class);
    private static final int MOST_ROWS = 200;
    private static final long LONGEST_WAIT_NANOS = Duration.ofMillis(250).toNanos();
    private static final long SHORTEST_PAUSE_NANOS = Duration.ofSeconds(2).toNanos();

    /** So many epochs wait at most; then training ends for want of a database. */
    static final int MOST_WAITING = 20_000;

    /** What keeps a job's state takes at most a tenth of its time, however long one attempt takes. */
    static final int LEAST_PAUSES = 9;

    private final EpochLog log;
    private final UUID jobId;
    private final int attempt;
    private final LearningCurve curve;
    private final RunningTime time;
    private final LongSupplier nanoTime;
    private final List<EpochRow> rows = new ArrayList<>();
    private long next;

    /** Whether the last write failed, perhaps after its commit. */
    private boolean failed;

    EpochBuffer(EpochLog log, UUID jobId, int attempt, LearningCurve curve, RunningTime time) {
        this(log, jobId, attempt, curve, time, System::nanoTime);
    }

    /** The same by another clock than {@link System#nanoTime}. */
    EpochBuffer(EpochLog log, UUID jobId, int attempt, LearningCurve curve, RunningTime time, LongSupplier nanoTime) {
        this.log = log;
        this.jobId = jobId;
        this.attempt = attempt;
        this.curve = curve;
        this.time = time;
        this.nanoTime = nanoTime;
        this.next = nanoTime.getAsLong() + LONGEST_WAIT_NANOS;
    }

    /** The place of its epochs among the learning curves of a job. */
    int fold() {
        return curve.fold();
    }

    /** Adds an epoch, and says false if the worker has lost the job. */
    boolean add(EpochRow row) {
        rows.add(row);
        boolean due = nanoTime.getAsLong() - next >= 0 || rows.size() >= (failed ? MOST_WAITING : MOST_ROWS);
        if (!due) {
            return true;
        }
        try {
            return flush();
        } catch (DataAccessException | TransactionException e) {
            if (rows.size() >= MOST_WAITING) {
                throw e;
            }
            LOG.warn("the epochs of job {} wait: {}", jobId, e.getMessage());
            return true;
        }
    }

    /** Writes what is left in a transaction of its own, and says false if the worker has lost the job. */
    boolean flush() {
        if (rows.isEmpty()) {
            return true;
        }
        boolean held = write(null);
        written();
        return held;
    }

    /**
     * Writes what is left in the surrounding transaction, if there is one, and says false if the worker has lost the job. Until {@link
     * #written} all of it is kept, to be written again.
     *
     * @param checkpoint what the job's row shall name from the same moment on; null: what it does
     */
    boolean write(@Nullable KeptCheckpoint checkpoint) {
        boolean again = failed;
        failed = true;
        long begun = nanoTime.getAsLong();
        try {
            return log.append(jobId, attempt, curve, rows, again, checkpoint, time.elapsed());
        } finally {
            long end = nanoTime.getAsLong();
            next = end + Math.max(SHORTEST_PAUSE_NANOS, LEAST_PAUSES * (end - begun));
        }
    }

    /** The transaction of the last {@link #write} has committed. */
    void written() {
        failed = false;
        next = nanoTime.getAsLong() + LONGEST_WAIT_NANOS;
        rows.clear();
    }
}
