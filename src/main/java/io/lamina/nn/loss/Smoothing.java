package io.lamina.nn.loss;

/** The check of a setting that two losses share. */
final class Smoothing {
    private Smoothing() {}

    static void check(double labelSmoothing) {
        if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
            throw new IllegalArgumentException(
                    "loss.labelSmoothing must be at least 0 and below 1, got " + labelSmoothing);
        }
    }
}
