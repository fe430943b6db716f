package io.lamina.nn.augmentation;

/** The check that the kinds for images share. */
final class SquareImage {
    private SquareImage() {}

    /**
     * The side of the square image that a row is.
     *
     * @throws IllegalArgumentException if the number of inputs is not a square
     */
    static int side(String kind, int inputs) {
        int side = (int) Math.round(Math.sqrt(inputs));
        if (side * side != inputs) {
            throw new IllegalArgumentException(
                    "augmentation %s needs rows that are square images: the number of inputs must be a square number, got %d"
                            .formatted(kind, inputs));
        }
        return side;
    }
}
