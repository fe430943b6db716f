package io.lamina.table.encoding;

/**
 * A value of a request cannot be taken.
 *
 * @param column the name of the column
 * @param code {@code wrong_type} or {@code unknown_column}
 * @param detail one sentence: what came and what is allowed
 */
public record PredictionError(String column, String code, String detail) {
    /** A value is of a kind that the column does not take. */
    public static final String WRONG_TYPE = "wrong_type";

    /** The model knows no column of this name. */
    public static final String UNKNOWN_COLUMN = "unknown_column";
}
