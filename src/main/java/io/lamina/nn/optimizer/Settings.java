package io.lamina.nn.optimizer;

import org.jspecify.annotations.Nullable;

/** The checks that optimizers share. */
final class Settings {
    private Settings() {}

    static void checkLearningRate(@Nullable Double learningRate) {
        if (learningRate != null && !(learningRate > 0 && learningRate <= 1000)) {
            throw new IllegalArgumentException(
                    "optimizer.learningRate must be greater than 0 and at most 1000, got " + learningRate);
        }
    }

    static void checkWeightDecay(double weightDecay) {
        if (!(weightDecay >= 0 && weightDecay <= 1000)) {
            throw new IllegalArgumentException("optimizer.weightDecay must be between 0 and 1000, got " + weightDecay);
        }
    }

    static void checkFraction(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(
                    "optimizer.%s must be at least 0 and below 1, got %s".formatted(name, value));
        }
    }

    static void checkScalars(double[] scalars, int count) {
        if (scalars.length != count) {
            throw new IllegalArgumentException(
                    "this optimizer keeps %d numbers beside its arrays, got %d".formatted(count, scalars.length));
        }
    }
}
