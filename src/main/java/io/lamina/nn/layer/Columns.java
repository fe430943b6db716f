package io.lamina.nn.layer;

import java.util.Arrays;

/**
 * Sums over the rows of a batch, one for each column. For one thread; nothing is allocated after construction.
 *
 * <p>Every row is copied to the start of an array first: a loop that reads {@code values[start + i]} and writes {@code sums[i]} is not
 * vectorised, because the two may be one array; the copy and the vectorised loop take half to a quarter of its time (docs/adr/0006).
 */
final class Columns {
    /** Rows that are summed in float before they are added in double: enough to be fast, few enough for squares and products. */
    private static final int CHUNK = 128;

    private final int columns;
    private final float[] row;
    private final float[] other;
    private final float[] part;
    private final double[] totals;

    Columns(int columns) {
        this.columns = columns;
        this.row = new float[columns];
        this.other = new float[columns];
        this.part = new float[columns];
        this.totals = new double[columns];
    }

    /**
     * {@code sums[from + j] = Σ_rows values[row, j]}, in double, so that gradients which cancel come to zero: what float would leave, Adam
     * and its relatives would magnify to whole steps.
     */
    void sum(float[] values, int rows, float[] sums, int from) {
        Arrays.fill(totals, 0);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(values, i * columns, row, 0, columns);
            add(row, totals);
        }
        for (int i = 0; i < columns; i++) {
            sums[from + i] = (float) totals[i];
        }
    }

    /** {@code means[j] = Σ_rows values[row, j] / rows}, in double: equal values have exactly themselves as their mean. */
    void means(float[] values, int rows, float[] means) {
        Arrays.fill(totals, 0);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(values, i * columns, row, 0, columns);
            add(row, totals);
        }
        divide(totals, rows, means);
    }

    /** {@code variances[j] = Σ_rows (values[row, j] − means[j])² / rows}. */
    void variances(float[] values, int rows, float[] means, float[] variances) {
        Arrays.fill(totals, 0);
        for (int from = 0; from < rows; from += CHUNK) {
            Arrays.fill(part, 0f);
            for (int i = from; i < Math.min(rows, from + CHUNK); i++) {
                System.arraycopy(values, i * columns, row, 0, columns);
                addSquaredDistance(row, means, part);
            }
            add(part, totals);
        }
        divide(totals, rows, variances);
    }

    /** {@code sums[j] = Σ_rows left[row, j] · right[row, j]}, as the means are summed. */
    void products(float[] left, float[] right, int rows, float[] sums) {
        Arrays.fill(totals, 0);
        for (int from = 0; from < rows; from += CHUNK) {
            Arrays.fill(part, 0f);
            for (int i = from; i < Math.min(rows, from + CHUNK); i++) {
                System.arraycopy(left, i * columns, row, 0, columns);
                System.arraycopy(right, i * columns, other, 0, columns);
                addProduct(row, other, part);
            }
            add(part, totals);
        }
        divide(totals, 1, sums);
    }

    /** {@code largest[j] = max(largest[j], max_rows |values[row, j]|)}. */
    void largest(float[] values, int rows, float[] largest) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(values, i * columns, row, 0, columns);
            keepLargest(row, largest);
        }
    }

    private static void add(float[] part, double[] totals) {
        for (int i = 0; i < totals.length; i++) {
            totals[i] += part[i];
        }
    }

    private static void addSquaredDistance(float[] values, float[] means, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            float distance = values[i] - means[i];
            sums[i] += distance * distance;
        }
    }

    private static void addProduct(float[] left, float[] right, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += left[i] * right[i];
        }
    }

    private static void keepLargest(float[] values, float[] largest) {
        for (int i = 0; i < largest.length; i++) {
            largest[i] = Math.max(largest[i], Math.abs(values[i]));
        }
    }

    private static void divide(double[] totals, int by, float[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = (float) (totals[i] / by);
        }
    }
}
