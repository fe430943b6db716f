package io.lamina.nn.optimizer;

import org.jspecify.annotations.Nullable;

/** The sentences and the checks that optimizers share. */
final class Settings {
    static final String LEARNING_RATE = "How far one step goes; auto: the optimizer's usual rate.";
    static final String EPSILON = "Added to the denominator so that it is never zero.";
    static final String COUPLED_DECAY = "L2 decay of every parameter, added to its gradient.";
    static final String DECOUPLED_DECAY =
            "Decay of every parameter, apart from its gradient: a step takes away this part times the learning rate.";
    static final String BETA1 = "Decay of the gradient's running mean.";
    static final String BETA2 = "Decay of the squared gradient's running mean.";

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

    static void checkEpsilon(double epsilon) {
        // Less would be zero as a float, and zero by zero is what it is there to prevent.
        if (!(epsilon >= 1e-30 && epsilon <= 1)) {
            throw new IllegalArgumentException("optimizer.epsilon must be between 1e-30 and 1, got " + epsilon);
        }
    }

    static void checkScalars(double[] scalars, int count) {
        if (scalars.length != count) {
            throw new IllegalArgumentException(
                    "this optimizer keeps %d numbers beside its arrays, got %d".formatted(count, scalars.length));
        }
    }
}
