package io.lamina.nn.train;

import java.io.IOException;
import java.time.Duration;

/** Where a training stands between two batches, and what the batches of the running epoch came to. For one thread. */
final class Cursor {
    private int epoch = 1;
    private int batch;
    private final WeightedMean loss = new WeightedMean();
    private long epochStart = System.nanoTime();

    /** The running epoch, from 1. */
    int epoch() {
        return epoch;
    }

    /** The next batch of the epoch, from 0; the number of batches when only the validation is left. */
    int batch() {
        return batch;
    }

    void nextBatch(BatchLoss ofBatch) {
        loss.addSums(ofBatch.lossSum(), ofBatch.weightSum());
        batch++;
    }

    void nextEpoch() {
        epoch++;
        batch = 0;
        loss.clear();
        epochStart = System.nanoTime();
    }

    /** The mean loss of the epoch's rows so far. */
    double trainingLoss() {
        return loss.value();
    }

    /** How long the epoch has taken, earlier runs included. */
    Duration duration() {
        return Duration.ofNanos(System.nanoTime() - epochStart);
    }

    void transfer(StateTransfer state, int epochs, int batches) throws IOException {
        epoch = state.whole(epoch, 1, epochs);
        batch = state.whole(batch, 0, batches);
        loss.transfer(state);
        epochStart = System.nanoTime() - state.whole(System.nanoTime() - epochStart);
    }
}
