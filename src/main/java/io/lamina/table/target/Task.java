package io.lamina.table.target;

/** What kind of answer a network learns to give. */
public enum Task {
    /** One of two labels. */
    BINARY_CLASSIFICATION,
    /** One of three labels or more. */
    MULTICLASS_CLASSIFICATION,
    /** A number. */
    REGRESSION,
    /** The numbers that follow those of a series. */
    FORECASTING,
    /** The inputs themselves, through a narrow layer: there is no target column. */
    AUTOENCODER;

    /** Whether the answer is a label. */
    public boolean isClassification() {
        return this == BINARY_CLASSIFICATION || this == MULTICLASS_CLASSIFICATION;
    }
}
