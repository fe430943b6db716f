package io.lamina.service.training;

import io.lamina.nn.linalg.BlasCore;
import io.lamina.nn.train.Cancellation;
import io.lamina.nn.train.Checkpoint;
import io.lamina.nn.train.CheckpointException;
import io.lamina.nn.train.Checkpoints;
import io.lamina.nn.train.EpochListener;
import io.lamina.nn.train.EpochReport;
import io.lamina.service.blob.Blobs;
import io.lamina.service.blob.StagedBlob;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What the engine has to do with the job that it trains for: epochs and checkpoints are written, and it hears when to stop. One attempt
 * at one job, on the worker's thread.
 *
 * <p>The order of a checkpoint is what makes it safe: one transaction asks for the attempt, adds the epochs before it and names it in the
 * job's row; its bytes are durable before that commits, in the file store, or with it, in the database; only then the bytes of the one
 * before go. Killed anywhere, a job has the old
 * checkpoint or the new one, and the epochs that go with it. A checkpoint that cannot be kept is tried again later.
 */
final class JobProgress implements EpochListener, Cancellation, Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(JobProgress.class);

    /** How long a process that shuts down goes on scoring a network that is trained. */
    private static final long LAST_SCORING_NANOS = Duration.ofSeconds(5).toNanos();

    private final RunningJob job;
    private final RunningTime time;
    private final EpochBuffer epochs;
    private final TrainingOutcomes outcomes;
    private final Blobs blobs;
    private final long interval;
    private final boolean pauses;
    private @Nullable KeptCheckpoint kept;
    private long next;
    private long leavingSince;

    JobProgress(
            RunningJob job,
            RunningTime time,
            EpochBuffer epochs,
            TrainingOutcomes outcomes,
            Blobs blobs,
            Duration interval,
            boolean pauses,
            @Nullable KeptCheckpoint kept) {
        this.job = job;
        this.time = time;
        this.epochs = epochs;
        this.outcomes = outcomes;
        this.blobs = blobs;
        this.interval = interval.toNanos();
        this.pauses = pauses;
        this.kept = kept;
    }

    Duration elapsed() {
        return time.elapsed();
    }

    @Override
    public void epochCompleted(EpochReport report) {
        if (!epochs.add(EpochRow.of(epochs.fold(), report))) {
            job.lose();
        }
    }

    /** Writes the epochs that still wait. */
    void flush() {
        if (!epochs.flush()) {
            job.lose();
        }
    }

    @Override
    public boolean isCancelled() {
        if (time.isOver()) {
            job.stop(JobStop.OUT_OF_TIME);
        }
        return job.shouldStop();
    }

    /**
     * Between the stages before training.
     *
     * @throws JobStoppedException if the job should stop and nothing of it would be lost: a checkpoint holds the best parameters so far,
     *     which somebody who cancels wants to keep
     */
    void goOn() {
        if (isCancelled() && (kept == null || job.stop() == JobStop.LOST || job.stop() == JobStop.HANDED_BACK)) {
            throw new JobStoppedException();
        }
    }

    /**
     * While the trained network is scored, which a process that shuts down finishes if that is quick.
     *
     * @throws JobStoppedException if the job is no longer this worker's to finish
     */
    void goOnScoring() {
        if (job.stop() == JobStop.HANDED_BACK) {
            long now = System.nanoTime();
            leavingSince = leavingSince == 0 ? now : leavingSince;
            if (now - leavingSince > LAST_SCORING_NANOS) {
                throw new JobStoppedException();
            }
        } else if (job.stop() == JobStop.LOST) {
            throw new JobStoppedException();
        }
    }

    /** Whether the scores of some rows are enough, because somebody waits for the end. */
    @Override
    public boolean isInHaste() {
        return job.stop() == JobStop.CANCELLED;
    }

    @Override
    public void begin(Checkpoint start) {
        KeptCheckpoint from = kept;
        if (from != null) {
            try (InputStream bytes = blobs.open(from.sha256())) {
                start.read(bytes, from.byteCount());
            } catch (NoSuchFileException e) {
                throw (CheckpointException) new CheckpointException().initCause(e);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the checkpoint of job " + job.id(), e);
            }
            String core = from.core();
            if (core != null && !core.equals(BlasCore.name())) {
                outcomes.goesOnElsewhere(job, core, BlasCore.name());
            }
        }
        next = System.nanoTime() + interval;
    }

    /** After {@link CheckpointException}: the next {@link #begin} is one from the start. */
    void startOver() {
        outcomes.startOver(job);
        discardKept();
    }

    @Override
    public boolean isDue() {
        JobStop stop = job.stop();
        return stop == JobStop.HANDED_BACK || stop == JobStop.LOST || System.nanoTime() - next >= 0;
    }

    @Override
    public boolean save(Checkpoint now) {
        boolean leaving = job.stop() == JobStop.HANDED_BACK;
        if (job.stop() != JobStop.LOST) {
            keep(now);
        }
        // Somebody who has cancelled the job meanwhile gets the best so far, not a job in the queue.
        return job.stop() != JobStop.LOST && !(leaving && outcomes.handBack(job));
    }

    /** A checkpoint that could not be kept is no loss but of time: who goes on from an older one comes to the same bits. */
    @Override
    public void paused(Checkpoint now) {
        if (pauses && job.stop() != JobStop.LOST) {
            keep(now);
        }
    }

    private void keep(Checkpoint now) {
        long begun = System.nanoTime();
        try (StagedBlob staged = blobs.stage()) {
            now.write(staged.output());
            staged.complete();
            KeptCheckpoint fresh =
                    new KeptCheckpoint(staged.sha256(), staged.byteCount(), now.epoch(), now.batch(), BlasCore.name());
            KeptCheckpoint old = kept;
            boolean held = blobs.keepWhile(List.of(staged), () -> epochs.write(fresh));
            epochs.written();
            if (held) {
                kept = fresh;
            } else {
                job.lose();
                old = fresh;
            }
            if (old != null) {
                blobs.discard(List.of(old.sha256()));
            }
        } catch (IOException | DataAccessException | TransactionException e) {
            LOG.warn("the checkpoint of job {} could not be kept: {}", job.id(), e.getMessage());
        }
        long end = System.nanoTime();
        next = end + Math.max(interval, EpochBuffer.LEAST_PAUSES * (end - begun));
    }

    /** Removes the last checkpoint unless the job's row still names it. */
    void discardKept() {
        KeptCheckpoint last = kept;
        kept = null;
        if (last != null) {
            blobs.discard(List.of(last.sha256()));
        }
    }
}
