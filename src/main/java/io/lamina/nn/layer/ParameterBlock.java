package io.lamina.nn.layer;

/**
 * One matrix among a layer's parameters.
 *
 * @param name within the layer: {@code weights}
 * @param rows at least 1
 * @param columns at least 1
 * @param role what it is, so that a penalty can tell weights from the rest
 */
public record ParameterBlock(String name, int rows, int columns, Role role) {
    /** What a block of parameters does. */
    public enum Role {
        /** Multiplies inputs; penalties on weights apply. */
        WEIGHTS,
        /** Is added; never penalized. */
        BIASES
    }

    public long size() {
        return (long) rows * columns;
    }
}
