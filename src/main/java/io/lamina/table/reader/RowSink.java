package io.lamina.table.reader;

import io.lamina.table.ColumnType;
import io.lamina.table.TableException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the cells of a table as a {@link TableReader} finds them: the header, then per row its cells and the row's end. */
public interface RowSink {
    /** Takes the names of the columns, in their order; called once, before any cell. */
    default void header(List<String> names) {
        header(names, Map.of());
    }

    /** The same from a format that knows the types of columns: their cells are what it says and not looked at for another type. */
    void header(List<String> names, Map<String, ColumnType> types);

    /**
     * Takes a cell of the current row, at most one per column.
     *
     * @param column the index of the column in the header
     * @param text holds the cell's text in {@code [offset, offset + length)}; the reader will overwrite it
     */
    void cell(int column, char[] text, int offset, int length);

    /** Ends the current row; columns without a cell in it are missing there. */
    void endRow();

    /** Data rows ended so far; the current row has this number plus one. */
    long rowCount();

    /** Takes an error in the current row, or in the header if there was none yet. */
    void refuse(@Nullable String column, String detail);

    /**
     * Takes an error after which reading cannot go on.
     *
     * @return the exception to throw, with every error so far
     */
    TableException abandon(@Nullable String column, String detail);
}
