package io.lamina.nn.train;

import io.lamina.nn.network.Network;
import io.lamina.nn.network.PlacedBlock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * After a step, scales the weights into each unit down to a Euclidean norm of at most {@code maxNorm}: {@code w ← w · min(1, maxNorm /
 * ‖w‖)} for every column of every weight matrix. Biases stay.
 *
 * <p>Source: Srebro and Shraibman, "Rank, Trace-Norm and Max-Norm", COLT 2005; as recommended beside dropout by Srivastava et al., JMLR 2014,
 * section 5.1; as Keras's {@code MaxNorm(axis=0)}. For one thread; a call allocates nothing.
 */
final class MaxNorm {
    private final float[] parameters;
    private final PlacedBlock[] weights;
    private final double limit;
    private final double[] squares;

    /** @param maxNorm null: no limit, and {@link #apply} does nothing */
    MaxNorm(@Nullable Double maxNorm, Network network) {
        this.parameters = network.parameters().values();
        this.limit = maxNorm == null ? Double.POSITIVE_INFINITY : maxNorm;
        List<PlacedBlock> limited = maxNorm == null
                ? List.of()
                : network.blocks().stream().filter(PlacedBlock::isPenalized).toList();
        this.weights = limited.toArray(PlacedBlock[]::new);
        int widest = limited.stream()
                .mapToInt(block -> block.block().columns())
                .max()
                .orElse(0);
        this.squares = new double[widest];
    }

    void apply() {
        for (PlacedBlock block : weights) {
            int units = block.block().columns();
            if (measure(block, units) > limit * limit) {
                scale(block, units);
            }
        }
    }

    /** Leaves the squared norm of each unit's weights in {@code squares} and answers with the largest. */
    private double measure(PlacedBlock block, int units) {
        Arrays.fill(squares, 0, units, 0);
        int end = block.offset() + block.size();
        for (int from = block.offset(); from < end; from += units) {
            for (int i = 0; i < units; i++) {
                double weight = parameters[from + i];
                squares[i] += weight * weight;
            }
        }
        double largest = 0;
        for (int i = 0; i < units; i++) {
            largest = Math.max(largest, squares[i]);
        }
        return largest;
    }

    private void scale(PlacedBlock block, int units) {
        for (int i = 0; i < units; i++) {
            squares[i] = Math.min(1, limit / Math.sqrt(squares[i]));
        }
        int end = block.offset() + block.size();
        for (int from = block.offset(); from < end; from += units) {
            for (int i = 0; i < units; i++) {
                parameters[from + i] = (float) (parameters[from + i] * squares[i]);
            }
        }
    }
}
