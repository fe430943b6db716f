package io.lamina.nn.network;

import io.lamina.nn.layer.ParameterBlock;
import java.util.List;

/**
 * A block of parameters in a network's flat vector.
 *
 * @param name unique within the network: {@code layers.0.weights}
 * @param layer number of its layer, the embedding of inputs being the first if there is one; the output layer is the last
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

    /** Whether gradient descent changes it. */
    public boolean isLearned() {
        return block.role().isLearned();
    }

    /** Weights have two dimensions, a vector of one value per unit has one. */
    List<Integer> shape() {
        return block.role().isMatrix() ? List.of(block.rows(), block.columns()) : List.of(block.columns());
    }
}
