package io.lamina.nn.layer;

/**
 * An input that holds the code of a category.
 *
 * @param input which one, from 0
 * @param categories codes are 0 … categories − 1
 * @param dimension length of the vector that takes the code's place
 */
public record EmbeddedColumn(int input, int categories, int dimension) {
    public EmbeddedColumn {
        if (input < 0 || categories < 1 || dimension < 1) {
            throw new IllegalArgumentException("an embedding needs an input, categories and a dimension, got input "
                    + input + ", " + categories + " categories, dimension " + dimension);
        }
    }
}
