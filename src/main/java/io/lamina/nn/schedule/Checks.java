package io.lamina.nn.schedule;

/** The checks that schedules share. */
final class Checks {
    /** What {@code GET /catalog} says of the floor that several kinds have. */
    static final String MINIMUM_DOC = "The rate does not fall below this.";

    static final double MOST_RATE = 1000;

    private Checks() {}

    static void minimum(double minimumLearningRate) {
        if (!(minimumLearningRate >= 0 && minimumLearningRate <= MOST_RATE)) {
            throw new IllegalArgumentException(
                    "learningRateSchedule.minimumLearningRate must be between 0 and 1000, got " + minimumLearningRate);
        }
    }

    static void factor(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "learningRateSchedule.%s must be greater than 0 and at most 1, got %s".formatted(name, value));
        }
    }

    static void count(String name, int value, int least) {
        if (value < least || value > WarmUp.MOST_EPOCHS) {
            throw new IllegalArgumentException("learningRateSchedule.%s must be between %d and %d, got %d"
                    .formatted(name, least, WarmUp.MOST_EPOCHS, value));
        }
    }
}
