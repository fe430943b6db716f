package io.lamina.nn.loss;

import io.lamina.nn.linalg.Exponentials;

/** What the losses over mutually exclusive classes share. */
final class Softmax {
    /** Far below the largest float, so that no exponential of a smaller sum has overflowed. */
    private static final double LARGE = 1e30;

    private Softmax() {}

    /**
     * {@code results = e^(x − x_c)} for every row, with c the row's class, in one loop over all rows: of a row alone the JIT makes no
     * vector instructions. The difference is rounded, so that a ratio of probabilities r is right to (2 + |ln r|)·6·10⁻⁸ of itself.
     */
    static void exponentials(float[] logits, float[] targets, float[] results, int rows, int outputs) {
        for (int row = 0; row < rows; row++) {
            int start = row * outputs;
            float reference = logits[start + (int) targets[row]];
            for (int i = start; i < start + outputs; i++) {
                results[i] = logits[i] - reference;
            }
        }
        Exponentials.exp(results, 0, rows * outputs);
    }

    /**
     * The sum of a row's exponentials. A row that is nearly learned has a sum of 1 and a little, of which no digit is lost. Where the
     * class is so far below the others that the sum overflows, the exponentials are taken anew, relative to the largest logit: to
     * look for that in every row would take longer than the exponentials do.
     */
    static double total(float[] logits, float[] results, int start, int end) {
        double total = 0;
        for (int i = start; i < end; i++) {
            total += results[i];
        }
        return total < LARGE ? total : fromLargest(logits, results, start, end);
    }

    private static double fromLargest(float[] logits, float[] results, int start, int end) {
        double largest = largest(logits, start, end);
        double total = 0;
        for (int i = start; i < end; i++) {
            double exponential = Exponentials.exp(logits[i] - largest);
            results[i] = (float) exponential;
            total += exponential;
        }
        return total;
    }

    /**
     * {@code −ln p_t} of the row's class, after {@link #total}: the logarithm of their sum if that was taken relative to the class
     * itself, whose exponential is then 1.
     */
    static double surprise(float[] logits, float[] results, int start, int end, int target, double total) {
        double logarithm = Math.log(total);
        return results[target] == 1f ? logarithm : logarithm + (largest(logits, start, end) - (double) logits[target]);
    }

    private static float largest(float[] logits, int start, int end) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = start; i < end; i++) {
            largest = Math.max(largest, logits[i]);
        }
        return largest;
    }
}
