package io.lamina.table;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One reason why a table is refused.
 *
 * @param row the row it is in, 1 for the first data row; null when it concerns the header, a whole column or the whole table
 * @param column the name of the column, or null when the reason concerns no single column
 * @param detail what came and what is allowed, for the person who sent it
 */
public record TableError(@Nullable Long row, @Nullable String column, String detail) implements Serializable {
    /** An error of the table as a whole. */
    public static TableError ofTable(String detail) {
        return new TableError(null, null, detail);
    }

    /** An error of one column as a whole. */
    public static TableError ofColumn(String column, String detail) {
        return new TableError(null, column, detail);
    }

    @Override
    public String toString() {
        return (row == null ? "" : "row " + row + ", ") + (column == null ? "" : "column " + column + ": ") + detail;
    }
}
