package io.lamina.nn.diagnostics;

/** What a {@link Finding} is about; stored and sent by name. */
public enum Symptom {
    /** Layers near the inputs hardly learn: their gradients are a tiny part of the output layer's. */
    VANISHING_GRADIENTS(
            "try relu (or selu) with he_normal weights, batch normalization after each hidden layer, fewer layers, or residual blocks"),

    /** Gradients grow from layer to layer towards the inputs, or steps are as large as the weights themselves. */
    EXPLODING_GRADIENTS(
            "try a learning rate ten times smaller, gradient clipping by norm, standardized inputs, weights from he_normal or"
                    + " xavier_normal, or batch normalization"),

    /** Most units of a layer answer every row with a constant and will never learn again. */
    DEAD_UNITS("try leaky_relu or elu, a smaller learning rate, he_normal weights, or batch normalization");

    private final String advice;

    Symptom(String advice) {
        this.advice = advice;
    }

    /** What to try against it. */
    public String advice() {
        return advice;
    }
}
