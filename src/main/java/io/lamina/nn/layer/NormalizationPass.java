package io.lamina.nn.layer;

/** A normalization in training; for one thread, allocates nothing. */
interface NormalizationPass {
    /** Replaces the first {@code rows} rows of [rows, units] by their normalized values. */
    void forward(float[] values, int rows);

    /** Replaces the gradient of the normalized values by that of the values; leaves the gradients of the parameters. */
    void backward(float[] gradients, int rows);

    /** Whether a constant added to a unit before the normalization changes nothing, so that biases have no gradient. */
    boolean absorbsBiases();
}
