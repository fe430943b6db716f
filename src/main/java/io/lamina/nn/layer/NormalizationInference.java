package io.lamina.nn.layer;

/** A normalization in inference mode; for one thread, allocates nothing. */
interface NormalizationInference {
    /** Replaces the first {@code rows} rows of [rows, units] by their normalized values. */
    void run(float[] values, int rows);
}
