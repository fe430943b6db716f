package io.lamina.nn.loss;

/** The exponential function over arrays, for the losses that need it. */
final class Exponents {
    private Exponents() {}

    /** {@code values[i] = e^values[i]} for i in [0, count). */
    static void apply(float[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = (float) Math.exp(values[i]);
        }
    }
}
