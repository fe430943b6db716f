package io.lamina.nn.initializer;

import io.lamina.nn.linalg.RandomStream;
import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/**
 * A random orthogonal matrix times {@code gain}: {@code WᵀW = gain²·I} if there are at least as many inputs as units, else {@code WWᵀ =
 * gain²·I}. Every such matrix is equally likely (Haar).
 *
 * <p>Source: Saxe, McClelland, Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks", ICLR 2014.
 * As PyTorch's {@code orthogonal_}: W is the Q of the QR decomposition (Householder, in double) of a matrix of standard normal numbers, the
 * signs chosen so that R has a positive diagonal. Takes about {@code 2·fanIn·fanOut·min(fanIn, fanOut)} multiplications and 8 bytes a
 * weight while it runs.
 */
@Kind(
        formula = "gain * Q, Q from the QR decomposition of a normal matrix",
        use = "For deep networks: a linear layer then keeps the length of every signal and gradient.")
public record Orthogonal(
        @Setting(
                doc = "Factor on the orthogonal matrix; about 1.4 for relu.",
                defaultValue = "1.0",
                min = 0,
                exclusiveMin = true,
                max = 100)
        double gain)
        implements Initializer {
    public Orthogonal {
        if (!(gain > 0 && gain <= 100)) {
            throw new IllegalArgumentException("initializer.gain must be greater than 0 and at most 100, got " + gain);
        }
    }

    @Override
    public void fill(float[] weights, int fanIn, int fanOut, RandomStream random) {
        boolean tall = fanIn >= fanOut;
        double[][] q = new double[Math.max(fanIn, fanOut)][Math.min(fanIn, fanOut)];
        for (double[] row : q) {
            for (int j = 0; j < row.length; j++) {
                row[j] = random.nextGaussian();
            }
        }
        orthonormalize(q);
        for (int input = 0; input < fanIn; input++) {
            for (int unit = 0; unit < fanOut; unit++) {
                weights[input * fanOut + unit] = (float) (gain * (tall ? q[input][unit] : q[unit][input]));
            }
        }
    }

    /** Replaces a [n, k], n ≥ k, by the Q of its QR decomposition; reflections are kept in a's own columns meanwhile. */
    private static void orthonormalize(double[][] a) {
        int columns = a[0].length;
        double[] factors = new double[columns];
        double[] signs = new double[columns];
        double[] reflection = new double[a.length];
        double[] products = new double[columns];
        for (int c = 0; c < columns; c++) {
            double squares = 0;
            for (int i = c; i < a.length; i++) {
                reflection[i] = a[i][c];
                squares += reflection[i] * reflection[i];
            }
            // The sign that does not cancel; it becomes the sign of R's diagonal.
            signs[c] = reflection[c] > 0 ? -1 : 1;
            reflection[c] -= signs[c] * Math.sqrt(squares);
            double length = squares - a[c][c] * a[c][c] + reflection[c] * reflection[c];
            factors[c] = length > 0 ? 2 / length : 0;
            reflect(a, reflection, factors[c], c, products);
            for (int i = c; i < a.length; i++) {
                a[i][c] = reflection[i];
            }
        }
        for (int c = columns - 1; c >= 0; c--) {
            for (int i = c; i < a.length; i++) {
                reflection[i] = a[i][c];
            }
            reflect(a, reflection, factors[c], c, products);
            for (int i = 0; i < a.length; i++) {
                double unit = i == c ? 1 : 0;
                a[i][c] = i < c ? 0 : unit - factors[c] * reflection[c] * reflection[i];
            }
        }
        for (double[] row : a) {
            for (int c = 0; c < columns; c++) {
                row[c] *= signs[c];
            }
        }
    }

    /** {@code a ← (I − factor·v·vᵀ)·a} in rows c… and columns after c; the inner loops run along rows, where they are vectorised. */
    private static void reflect(double[][] a, double[] v, double factor, int c, double[] products) {
        int columns = products.length;
        for (int j = c + 1; j < columns; j++) {
            products[j] = 0;
        }
        for (int i = c; i < a.length; i++) {
            double[] row = a[i];
            double share = v[i];
            for (int j = c + 1; j < columns; j++) {
                products[j] += share * row[j];
            }
        }
        for (int i = c; i < a.length; i++) {
            double[] row = a[i];
            double share = factor * v[i];
            for (int j = c + 1; j < columns; j++) {
                row[j] -= share * products[j];
            }
        }
    }
}
