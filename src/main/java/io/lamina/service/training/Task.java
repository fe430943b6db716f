package io.lamina.service.training;

/** What a network learns to do. */
public enum Task {
    BINARY_CLASSIFICATION,
    MULTICLASS_CLASSIFICATION,
    REGRESSION;

    boolean isClassification() {
        return this != REGRESSION;
    }
}
