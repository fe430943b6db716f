package io.lamina.nn.loss;

/** What the losses over mutually exclusive classes share. */
final class Softmax {
    private Softmax() {}

    /**
     * {@code results = e^(x − m)} with m the largest logit of a row, and {@code largest[row]} = m. Each is right to a few 10⁻⁷ of itself,
     * however far below m its logit is.
     *
     * @param largest one number a row
     */
    static void exponentials(float[] logits, float[] results, double[] largest, int rows, int outputs) {
        for (int row = 0; row < rows; row++) {
            int start = row * outputs;
            int end = start + outputs;
            float most = Float.NEGATIVE_INFINITY;
            for (int i = start; i < end; i++) {
                most = Math.max(most, logits[i]);
            }
            for (int i = start; i < end; i++) {
                results[i] = logits[i] - most;
            }
            largest[row] = most;
        }
        Exponents.apply(results, rows * outputs);
    }

    /**
     * e^(x − m) in double, from its float: the difference that the exponential was taken of was rounded, by up to 4·10⁻⁶ at −88, and the
     * rounding, being small, is made good by a factor of 1 + rounding.
     */
    static double corrected(float exponential, float logit, double largest) {
        double rounding = (logit - largest) - (logit - (float) largest);
        return exponential + exponential * rounding;
    }
}
