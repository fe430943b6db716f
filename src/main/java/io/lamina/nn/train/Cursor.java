package io.lamina.nn.train;

import java.io.IOException;
import java.time.Duration;

/** Where a training stands between two batches, and what the batches of the running epoch came to. For one thread. */
final class Cursor {
    private int epoch = 1;
    private int batch;
    private double lossSum;
    private double weightSum;
    private long epochStart = System.nanoTime();

    /** The running epoch, from 1. */
    int epoch() {
        return epoch;
    }

    /** The next batch of the epoch, from 0; the number of batches when only the validation is left. */
    int batch() {
        return batch;
    }

    void nextBatch(BatchLoss loss) {
        lossSum += loss.lossSum();
        weightSum += loss.weightSum();
        batch++;
    }

    void nextEpoch() {
        epoch++;
        batch = 0;
        lossSum = 0;
        weightSum = 0;
        epochStart = System.nanoTime();
    }

    /** The mean loss of the epoch's rows so far. */
    double trainingLoss() {
        return weightSum == 0 ? 0 : lossSum / weightSum;
    }

    /** How long the epoch has taken, earlier runs included. */
    Duration duration() {
        return Duration.ofNanos(System.nanoTime() - epochStart);
    }

    void transfer(StateTransfer state, int epochs, int batches) throws IOException {
        epoch = state.whole(epoch, 1, epochs);
        batch = state.whole(batch, 0, batches);
        lossSum = state.real(lossSum);
        weightSum = state.real(weightSum);
        epochStart = System.nanoTime() - state.whole(System.nanoTime() - epochStart);
    }
}
