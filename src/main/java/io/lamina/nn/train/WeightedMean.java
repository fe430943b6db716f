package io.lamina.nn.train;

import java.io.IOException;

/** A running weighted mean, {@code Σ w·x / Σ w} in double; 0 as long as nothing weighs anything. For one thread. */
public final class WeightedMean {
    private double sum;
    private double weightSum;

    /** Adds one value with its weight. */
    public void add(double value, double weight) {
        sum += weight * value;
        weightSum += weight;
    }

    /** Adds the sums of many: {@code Σ w·x} and {@code Σ w}. */
    void addSums(double weightedSum, double weights) {
        sum += weightedSum;
        weightSum += weights;
    }

    void clear() {
        sum = 0;
        weightSum = 0;
    }

    public double value() {
        return weightSum == 0 ? 0 : sum / weightSum;
    }

    void transfer(StateTransfer state) throws IOException {
        sum = state.real(sum);
        weightSum = state.real(weightSum);
    }
}
