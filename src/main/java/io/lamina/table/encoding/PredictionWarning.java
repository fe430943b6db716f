package io.lamina.table.encoding;

/**
 * A value of a request was taken, but not as it came.
 *
 * @param column the name of the column
 * @param code {@code missing_value}, {@code unseen_category}, {@code out_of_range} or {@code no_value}
 * @param detail one sentence: what came and what it was taken for
 */
public record PredictionWarning(String column, String code, String detail) {
    /** A value was missing and another stands for it. */
    public static final String MISSING_VALUE = "missing_value";

    /** A category was not among those of the training rows. */
    public static final String UNSEEN_CATEGORY = "unseen_category";

    /** A number lies outside those of the training rows. */
    public static final String OUT_OF_RANGE = "out_of_range";

    /** An autoencoder's outputs for a column stand for no value that a cell could hold. */
    public static final String NO_VALUE = "no_value";
}
