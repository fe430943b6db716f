package io.lamina.table;

import org.jspecify.annotations.Nullable;

/**
 * One named column, immutable; rows count from 0. Safe for any number of threads.
 *
 * <p>A cell that is missing has the number NaN and the text null. Every row index must be in {@code [0, rowCount)}.
 */
public sealed interface Column permits NumberColumn, LabelColumn {
    /** The name in the header, unique within its table. */
    String name();

    /** What the cells mean. */
    ColumnType type();

    /** How many cells there are, missing ones included. */
    int rowCount();

    /**
     * The number in a cell: the value of a numeric cell, 1 or 0 for true and false, seconds since 1970-01-01T00:00Z for a
     * datetime; NaN for a missing cell and for labels.
     */
    double number(int row);

    /**
     * The text in a cell, exactly as in the file wherever the column has a {@linkplain LabelColumn dictionary}, else the
     * shortest decimal that gives the same number; null when missing.
     */
    @Nullable
    String text(int row);

    /** Whether the cell is missing. */
    boolean isMissing(int row);

    /** The cell as JSON shows it: Double, Boolean, String, or null when missing. */
    default @Nullable Object value(int row) {
        if (isMissing(row)) {
            return null;
        }
        return switch (type()) {
            case NUMERIC -> (Object) number(row);
            case BOOLEAN -> number(row) == 1;
            case CATEGORICAL, DATETIME, TEXT -> text(row);
        };
    }
}
