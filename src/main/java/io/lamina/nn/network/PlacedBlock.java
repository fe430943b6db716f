package io.lamina.nn.network;

import io.lamina.nn.layer.ParameterBlock;
import java.util.List;

/**
 * A block of parameters in a network's flat vector.
 *
 * @param name unique within the network: {@code layers.0.weights}
 * @param layer number of its layer; the output layer is the last
 * @param offset of its first value in the vector
 */
public record PlacedBlock(String name, int layer, int offset, ParameterBlock block) {
    public int size() {
        return Math.toIntExact(block.size());
    }

    /** Whether penalties on weights apply. */
    public boolean isPenalized() {
        return block.role() == ParameterBlock.Role.WEIGHTS;
    }

    /** Weights have two dimensions, a vector of biases one. */
    List<Integer> shape() {
        return block.role() == ParameterBlock.Role.WEIGHTS
                ? List.of(block.rows(), block.columns())
                : List.of(block.columns());
    }
}
