package io.lamina.nn.layer;

import java.util.Arrays;

/** Sums over the rows of a batch, one for each column; the loops are vectorised over the columns. */
final class Columns {
    /** Rows that are summed in float before they are added in double: enough to be fast, few enough to be exact. */
    private static final int CHUNK = 128;

    private Columns() {}

    /** {@code sums[from + j] = Σ_rows values[row, j]}, in float, row after row. */
    static void sum(float[] values, int rows, int columns, float[] sums, int from) {
        System.arraycopy(values, 0, sums, from, columns);
        for (int row = 1; row < rows; row++) {
            int start = row * columns;
            for (int i = 0; i < columns; i++) {
                sums[from + i] += values[start + i];
            }
        }
    }

    /** {@code means[j] = Σ_rows values[row, j] / rows}. */
    static void means(float[] values, int rows, float[] means, float[] part, double[] totals) {
        int columns = means.length;
        Arrays.fill(totals, 0);
        for (int from = 0; from < rows; from += CHUNK) {
            int end = Math.min(rows, from + CHUNK);
            Arrays.fill(part, 0f);
            for (int row = from; row < end; row++) {
                int start = row * columns;
                for (int i = 0; i < columns; i++) {
                    part[i] += values[start + i];
                }
            }
            add(part, totals);
        }
        divide(totals, rows, means);
    }

    /** {@code variances[j] = Σ_rows (values[row, j] − means[j])² / rows}. */
    static void variances(float[] values, int rows, float[] means, float[] variances, float[] part, double[] totals) {
        int columns = means.length;
        Arrays.fill(totals, 0);
        for (int from = 0; from < rows; from += CHUNK) {
            int end = Math.min(rows, from + CHUNK);
            Arrays.fill(part, 0f);
            for (int row = from; row < end; row++) {
                int start = row * columns;
                for (int i = 0; i < columns; i++) {
                    float distance = values[start + i] - means[i];
                    part[i] += distance * distance;
                }
            }
            add(part, totals);
        }
        divide(totals, rows, variances);
    }

    /** {@code sums[j] = Σ_rows left[row, j] · right[row, j]}, as the means are summed. */
    static void products(float[] left, float[] right, int rows, float[] sums, float[] part, double[] totals) {
        int columns = sums.length;
        Arrays.fill(totals, 0);
        for (int from = 0; from < rows; from += CHUNK) {
            int end = Math.min(rows, from + CHUNK);
            Arrays.fill(part, 0f);
            for (int row = from; row < end; row++) {
                int start = row * columns;
                for (int i = 0; i < columns; i++) {
                    part[i] += left[start + i] * right[start + i];
                }
            }
            add(part, totals);
        }
        divide(totals, 1, sums);
    }

    private static void add(float[] part, double[] totals) {
        for (int i = 0; i < totals.length; i++) {
            totals[i] += part[i];
        }
    }

    private static void divide(double[] totals, int by, float[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = (float) (totals[i] / by);
        }
    }
}
