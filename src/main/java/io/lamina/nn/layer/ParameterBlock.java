package io.lamina.nn.layer;

/**
 * One matrix among a layer's parameters.
 *
 * @param name within the layer: {@code weights}
 * @param rows at least 1
 * @param columns at least 1
 * @param role what it is, so that penalties and optimizers can tell weights from the rest
 */
public record ParameterBlock(String name, int rows, int columns, Role role) {
    /** What a block of parameters does. */
    public enum Role {
        /** Multiplies inputs: a matrix [inputs, outputs] on which penalties and max-norm apply. */
        WEIGHTS,
        /** One learned vector for each category, [categories, dimension]; never penalized, because rare categories would lose theirs. */
        EMBEDDINGS,
        /** Is added; never penalized. */
        BIASES,
        /** Scales a normalized unit; never penalized. */
        SCALES,
        /** Is measured in training and not learned: the running statistics of batch normalization. */
        STATISTICS;

        /** Whether gradient descent changes it. */
        public boolean isLearned() {
            return this != STATISTICS;
        }

        /** Whether it is a matrix and not a vector of one value per unit. */
        public boolean isMatrix() {
            return this == WEIGHTS || this == EMBEDDINGS;
        }
    }

    public long size() {
        return (long) rows * columns;
    }
}
