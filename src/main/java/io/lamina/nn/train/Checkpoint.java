package io.lamina.nn.train;

import io.lamina.nn.diagnostics.TrainingHealth;
import io.lamina.nn.schedule.Schedule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A training between two batches: everything that decides how it goes on, to be written down and read back. It is the live state and no
 * copy, valid while the {@link Checkpoints} that got it run.
 *
 * <p>Layout, little-endian:
 *
 * <pre>
 *   magic      8 bytes  "LAMINAC\n"
 *   version    int32    2
 *   identity   int64    seed, epochs, batches of an epoch, rows of a batch, parameters
 *   cursor     int64 epoch, int64 batch, float64 sums of losses and weights, int64 nanoseconds of the epoch so far
 *   step       int64 number of steps; float32 parameters; optimizer: float32 arrays, numbers;
 *              layers: numbers of the observed step, float32 activity of units
 *   schedule   numbers
 *   health     numbers
 *   best       of the best and of the last epoch each: int64 epoch, float64 losses; float64 value, int64 epochs without
 *              improvement; float32 parameters, and those of the start without validation rows
 *   checksum   32 bytes SHA-256 of everything before it
 * </pre>
 *
 * <p>Where "numbers" are an int64 count and as many float64. Random numbers need no state: each is named by seed, purpose and the number
 * of a step or an epoch (docs/adr/0004).
 */
public final class Checkpoint {
    private final TrainingSpec spec;
    private final int batches;
    private final int batchSize;
    private final Cursor cursor;
    private final TrainingStep step;
    private final Schedule schedule;
    private final TrainingHealth health;
    private final BestEpoch best;

    Checkpoint(
            TrainingSpec spec,
            int batches,
            int batchSize,
            Cursor cursor,
            TrainingStep step,
            Schedule schedule,
            TrainingHealth health,
            BestEpoch best) {
        this.spec = spec;
        this.batches = batches;
        this.batchSize = batchSize;
        this.cursor = cursor;
        this.step = step;
        this.schedule = schedule;
        this.health = health;
        this.best = best;
    }

    /** The epoch that is running, from 1: those before it are completed. */
    public int epoch() {
        return cursor.epoch();
    }

    /** How many batches of it are done. */
    public int batch() {
        return cursor.batch();
    }

    /** Writes the state and leaves the stream open. */
    public void write(OutputStream out) throws IOException {
        StateWriter writer = new StateWriter(out);
        transfer(writer);
        writer.end();
    }

    /**
     * Goes on from a checkpoint of exactly {@code length} bytes and leaves the stream open. Only before the first batch.
     *
     * @throws CheckpointException if the bytes are not a whole, unchanged checkpoint of a training of this shape; network and training are
     *     then good for nothing
     */
    public void read(InputStream in, long length) throws IOException {
        if (step.number() > 0) {
            throw new IllegalStateException("a training that has begun cannot go on from a checkpoint");
        }
        StateReader reader = new StateReader(in, length);
        transfer(reader);
        reader.end();
    }

    private void transfer(StateTransfer state) throws IOException {
        state.same(spec.seed());
        state.same(spec.epochs());
        state.same(batches);
        state.same(batchSize);
        cursor.transfer(state, spec.epochs(), batches);
        step.transfer(state);
        schedule.restore(state.reals(schedule.state()));
        health.restore(state.reals(health.state()));
        best.transfer(state);
    }
}
