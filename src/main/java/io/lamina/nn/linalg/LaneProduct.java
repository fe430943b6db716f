package io.lamina.nn.linalg;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * {@code x·W + b} by OpenBLAS with the rows of x along the lanes of its kernel, columns of W in multiples of {@value #COLUMNS} and sums of at
 * most {@link RowChain#MOST_SUMMANDS}: the shapes for which a lane's chain can be that of {@link RowChain}. For one thread.
 */
final class LaneProduct {
    /** How many columns the kernels for AVX2 take at a time; a rest of fewer is rounded differently, so it is padded with zeros. */
    static final int COLUMNS = 12;

    /** Columns in one call, so that it stays short: a multiple of {@link #COLUMNS}. */
    private static final int MOST_COLUMNS = 128 * COLUMNS;

    /**
     * Weights so few are padded as a whole: a second call for the last columns alone packs the rows again and takes half as long as the
     * first, copying the weights a fiftieth (measured for 64-32).
     */
    private static final int FEW_WEIGHTS = 1 << 14;

    private final Matrix weights;
    private final int whole;
    private final int rest;
    private final int paddedWidth;
    private final float[] padded;
    private final MemorySegment paddedData;
    private final float[] products;
    private final MemorySegment productData;

    LaneProduct(Matrix weights, int capacity) {
        this.weights = weights;
        int columns = weights.columns();
        boolean few = columns % COLUMNS != 0 && weights.rows() * columns <= FEW_WEIGHTS;
        this.whole = few ? 0 : columns / COLUMNS * COLUMNS;
        this.rest = columns - whole;
        this.paddedWidth = Math.ceilDiv(rest, COLUMNS) * COLUMNS;
        this.padded = new float[weights.rows() * paddedWidth];
        this.paddedData = MemorySegment.ofArray(padded);
        this.products = new float[Math.multiplyExact(whole + paddedWidth, capacity)];
        this.productData = MemorySegment.ofArray(products);
    }

    /**
     * Computes {@code count} rows from {@code row} on and sets those of {@code outputs} that are not within {@link RowProduct#EDGE} of
     * either end, where the bits would be others.
     */
    void run(Buffer inputs, int row, int count, float[] bias, Buffer outputs) {
        int units = weights.columns();
        int summands = weights.rows();
        int step = RowChain.blockSize(summands);
        if (rest > 0) {
            copyRest();
        }
        for (int unit = 0; unit < units; unit++) {
            Arrays.fill(products, unit * count, (unit + 1) * count, bias[unit]);
        }
        for (int from = 0; from < summands; from += step) {
            int size = Math.min(step, summands - from);
            MemorySegment x = RowProduct.from(inputs.data, (long) row * summands + from);
            for (int column = 0; column < whole; column += MOST_COLUMNS) {
                int columns = Math.min(MOST_COLUMNS, whole - column);
                MemorySegment w = RowProduct.from(weights.data, (long) from * units + column);
                multiply(columns, count, size, w, units, x, summands, column);
            }
            if (rest > 0) {
                MemorySegment w = RowProduct.from(paddedData, (long) from * paddedWidth);
                multiply(paddedWidth, count, size, w, paddedWidth, x, summands, whole);
            }
        }
        int edge = RowProduct.EDGE;
        MemorySegment target = RowProduct.from(outputs.data, (long) (row + edge) * units);
        OpenBlas.transpose(units, count - 2 * edge, RowProduct.from(productData, edge), count, target, units);
    }

    private void multiply(
            int columns,
            int count,
            int size,
            MemorySegment w,
            int strideW,
            MemorySegment x,
            int strideX,
            int firstColumn) {
        MemorySegment target = RowProduct.from(productData, (long) firstColumn * count);
        int transpose = OpenBlas.TRANSPOSE;
        OpenBlas.sgemm(transpose, transpose, columns, count, size, w, strideW, x, strideX, 1f, target, count);
    }

    private void copyRest() {
        for (int i = 0; i < weights.rows(); i++) {
            weights.copyTo((long) i * weights.columns() + whole, padded, i * paddedWidth, rest);
        }
    }
}
