package io.lamina.nn.linalg;

import java.util.Arrays;

/**
 * Products of rows as chains of fused multiply-adds in the order of the inputs; see {@link RowProduct}. For one thread.
 *
 * <p>Plain Java: four inputs and two rows at a time, in loops that are vectorised over the units (50 GFLOP/s where OpenBLAS reaches 75).
 * For that every array is read and written at the same index, so weights are copied to arrays of their own first.
 */
final class RowChain {
    /** Longer sums are cut: OpenBLAS cuts them too, at 320 or more, and each on its own would be less exact. */
    static final int MOST_SUMMANDS = 320;

    /** Rows for which one copy of the weights is used. */
    private static final int GROUP = 16;

    private final Matrix weights;
    private final int units;
    private final float[] w0;
    private final float[] w1;
    private final float[] w2;
    private final float[] w3;
    private final float[][] sums;
    private final float[][] totals;

    RowChain(Matrix weights) {
        this.weights = weights;
        this.units = weights.columns();
        this.w0 = new float[units];
        this.w1 = new float[units];
        this.w2 = new float[units];
        this.w3 = new float[units];
        this.sums = new float[GROUP][units];
        this.totals = new float[GROUP][units];
    }

    /** How many inputs one chain takes: blocks of nearly equal size, by the number of inputs alone. */
    static int blockSize(int inputs) {
        int blocks = Math.ceilDiv(inputs, MOST_SUMMANDS);
        return Math.ceilDiv(Math.ceilDiv(inputs, blocks), 4) * 4;
    }

    /** {@code outputs[row … row + count) = inputs[row … row + count)·W + bias}. */
    void run(float[] inputs, int row, int count, float[] bias, float[] outputs) {
        for (int done = 0; done < count; done += GROUP) {
            group(inputs, row + done, Math.min(GROUP, count - done), bias, outputs);
        }
    }

    private void group(float[] inputs, int row, int count, float[] bias, float[] outputs) {
        int width = weights.rows();
        int step = blockSize(width);
        for (int r = 0; r < count; r++) {
            System.arraycopy(bias, 0, totals[r], 0, units);
        }
        for (int from = 0; from < width; from += step) {
            block(inputs, row, count, from, Math.min(width, from + step));
        }
        for (int r = 0; r < count; r++) {
            System.arraycopy(totals[r], 0, outputs, (row + r) * units, units);
        }
    }

    /** Adds the sums over the inputs {@code from … end} to the totals. */
    private void block(float[] inputs, int row, int count, int from, int end) {
        int width = weights.rows();
        for (int r = 0; r < count; r++) {
            Arrays.fill(sums[r], 0f);
        }
        int k = from;
        for (; k + 4 <= end; k += 4) {
            load(k);
            int r = 0;
            for (; r + 2 <= count; r += 2) {
                int place = (row + r) * width + k;
                twoRows(sums[r], sums[r + 1], w0, w1, w2, w3, inputs, place, place + width);
            }
            if (r < count) {
                oneRow(sums[r], w0, w1, w2, w3, inputs, (row + r) * width + k);
            }
        }
        for (; k < end; k++) {
            weights.copyTo((long) k * units, w0, 0, units);
            for (int r = 0; r < count; r++) {
                oneInput(sums[r], w0, inputs[(row + r) * width + k]);
            }
        }
        for (int r = 0; r < count; r++) {
            add(sums[r], totals[r]);
        }
    }

    private void load(int k) {
        long from = (long) k * units;
        weights.copyTo(from, w0, 0, units);
        weights.copyTo(from + units, w1, 0, units);
        weights.copyTo(from + 2L * units, w2, 0, units);
        weights.copyTo(from + 3L * units, w3, 0, units);
    }

    private static void twoRows(
            float[] sums0,
            float[] sums1,
            float[] w0,
            float[] w1,
            float[] w2,
            float[] w3,
            float[] inputs,
            int row0,
            int row1) {
        float x0 = inputs[row0];
        float x1 = inputs[row0 + 1];
        float x2 = inputs[row0 + 2];
        float x3 = inputs[row0 + 3];
        float y0 = inputs[row1];
        float y1 = inputs[row1 + 1];
        float y2 = inputs[row1 + 2];
        float y3 = inputs[row1 + 3];
        for (int i = 0; i < w0.length; i++) {
            float u0 = w0[i];
            float u1 = w1[i];
            float u2 = w2[i];
            float u3 = w3[i];
            sums0[i] = Math.fma(x3, u3, Math.fma(x2, u2, Math.fma(x1, u1, Math.fma(x0, u0, sums0[i]))));
            sums1[i] = Math.fma(y3, u3, Math.fma(y2, u2, Math.fma(y1, u1, Math.fma(y0, u0, sums1[i]))));
        }
    }

    private static void oneRow(float[] sums, float[] w0, float[] w1, float[] w2, float[] w3, float[] inputs, int row) {
        float x0 = inputs[row];
        float x1 = inputs[row + 1];
        float x2 = inputs[row + 2];
        float x3 = inputs[row + 3];
        for (int i = 0; i < w0.length; i++) {
            sums[i] = Math.fma(x3, w3[i], Math.fma(x2, w2[i], Math.fma(x1, w1[i], Math.fma(x0, w0[i], sums[i]))));
        }
    }

    private static void oneInput(float[] sums, float[] weights, float x) {
        for (int i = 0; i < weights.length; i++) {
            sums[i] = Math.fma(x, weights[i], sums[i]);
        }
    }

    private static void add(float[] values, float[] sums) {
        for (int i = 0; i < values.length; i++) {
            sums[i] += values[i];
        }
    }
}
