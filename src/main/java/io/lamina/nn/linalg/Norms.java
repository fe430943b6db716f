package io.lamina.nn.linalg;

/** Sums of squares, in double and in a fixed order. */
public final class Norms {
    private Norms() {}

    /** {@code Σ values[i]²} for {@code count} values from {@code from} on; nothing is allocated. */
    public static double squares(float[] values, int from, int count) {
        // Four chains of additions run side by side; one would wait for each sum.
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int end = from + count;
        int i = from;
        for (; i <= end - 4; i += 4) {
            a += (double) values[i] * values[i];
            b += (double) values[i + 1] * values[i + 1];
            c += (double) values[i + 2] * values[i + 2];
            d += (double) values[i + 3] * values[i + 3];
        }
        for (; i < end; i++) {
            a += (double) values[i] * values[i];
        }
        return a + b + (c + d);
    }
}
