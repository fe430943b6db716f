package io.lamina.nn.linalg;

import java.lang.foreign.MemorySegment;

/**
 * {@code y = x·W + b} such that a row's bits depend on that row alone, not on its place among others or on their number.
 *
 * <p>Shapes: x [rows, inputs], W [inputs, units], b [units], y [rows, units]. Each answer is {@code b + t₁ + t₂ + …}, where a t is the sum
 * over a block of at most {@value RowChain#MOST_SUMMANDS} inputs as one chain of fused multiply-adds, {@code t ← fma(x, w, t)} from 0 on, in
 * the order of the inputs. {@link RowChain} computes just that, on every processor alike.
 *
 * <p>OpenBLAS is faster for many rows but rounds a row by its place. Where rows lie along the lanes of its kernel, and not within the
 * first or last {@value #EDGE} of a call, its chain is (on the processors where it is) the same; {@link LaneProof} finds out for the very
 * shape, and only then it is used, for blocks of {@value #LARGE} or {@value #SMALL} rows, which overlap by their edges. What lies within no block is computed by the chain.
 *
 * <p>It views W and b as they are at each run. For one thread.
 */
public final class RowProduct {
    /** As many as OpenBLAS's kernels for Zen take at a time; more are cut, and rows at a cut are rounded like those at an edge. */
    static final int LARGE = 320;

    static final int SMALL = 64;

    /** Rows at either end of a call that OpenBLAS may round differently. */
    static final int EDGE = 8;

    private final Matrix weights;
    private final Matrix biases;
    private final int units;
    private final float[] bias;
    private final RowChain chain;
    private final LaneProduct lanes;
    private final boolean large;
    private final boolean small;

    /**
     * Allocates what runs need.
     *
     * @param capacity the most rows of a run
     */
    public RowProduct(Matrix weights, Matrix biases, int capacity) {
        if (biases.rows() != 1 || biases.columns() != weights.columns()) {
            throw new IllegalArgumentException("weights of [%d, %d] need biases of [1, %d], got [%d, %d]"
                    .formatted(weights.rows(), weights.columns(), weights.columns(), biases.rows(), biases.columns()));
        }
        this.weights = weights;
        this.biases = biases;
        this.units = weights.columns();
        this.bias = new float[units];
        this.chain = new RowChain(weights);
        this.lanes = new LaneProduct(weights, Math.min(capacity, LARGE));
        this.large = capacity >= LARGE && LaneProof.holds(weights.rows(), units, LARGE);
        this.small = capacity >= SMALL && LaneProof.holds(weights.rows(), units, SMALL);
    }

    /**
     * Computes the first {@code rows} rows of {@code outputs}.
     *
     * @throws IllegalArgumentException if a shape does not fit
     */
    public void run(Buffer inputs, int rows, Buffer outputs) {
        Products.check(inputs, rows, weights.rows(), "inputs");
        Products.check(outputs, rows, units, "outputs");
        biases.copyTo(bias, 0);
        int done = 0;
        if (large) {
            done = blocks(inputs, done, rows, LARGE, outputs);
        }
        if (small) {
            done = blocks(inputs, done, rows, SMALL, outputs);
        }
        chain.run(inputs.values(), done, rows - done, bias, outputs.values());
    }

    /** Blocks of {@code size} rows as long as they fit, each beginning within the one before, so that edges are computed by none but the last. */
    private int blocks(Buffer inputs, int from, int rows, int size, Buffer outputs) {
        int done = from;
        for (int start = Math.max(0, from - EDGE); start + size <= rows; start = done - EDGE) {
            if (start == 0) {
                chain.run(inputs.values(), 0, EDGE, bias, outputs.values());
            }
            lanes.run(inputs, start, size, bias, outputs);
            done = start + size - EDGE;
        }
        return done;
    }

    static MemorySegment from(MemorySegment data, long index) {
        return data.asSlice(index * Float.BYTES);
    }
}
