package io.lamina.nn.layer;

/** Something that standardizes pre-activations, on its parameters, which it views. */
interface Normalization {
    /** The constant added to variances, as in PyTorch and (for layers) Keras. */
    double EPSILON = 1e-5;

    /** Sets the parameters to those of a fresh layer: scale 1, shift 0. */
    void initialize();

    NormalizationInference inference();

    /** The part for training; {@code gradients} begins with those of its own parameters. */
    NormalizationPass pass(int batchSize, Gradients gradients);
}
