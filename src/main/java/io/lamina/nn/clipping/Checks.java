package io.lamina.nn.clipping;

/** The check that the kinds share. */
final class Checks {
    private static final double LARGEST = 1e9;

    private Checks() {}

    static void threshold(double threshold) {
        if (!(threshold > 0 && threshold <= LARGEST)) {
            throw new IllegalArgumentException(
                    "gradientClipping.threshold must be greater than 0 and at most 1e9, got " + threshold);
        }
    }
}
