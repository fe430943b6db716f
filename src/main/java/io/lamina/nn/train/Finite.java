package io.lamina.nn.train;

/** Whether every number of an array is one: a sum or a comparison would let NaN slip through. */
final class Finite {
    private Finite() {}

    static boolean all(float[] values, int from, int count) {
        return Float.isFinite(largest(values, from, count));
    }

    /** The largest absolute value; NaN if there is one, because {@link Math#max} keeps it. The loop is vectorised. */
    static float largest(float[] values, int from, int count) {
        float largest = 0f;
        for (int i = from; i < from + count; i++) {
            largest = Math.max(largest, Math.abs(values[i]));
        }
        return largest;
    }
}
