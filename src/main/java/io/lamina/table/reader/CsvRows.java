package io.lamina.table.reader;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import io.lamina.table.TableError;
import io.lamina.table.TableLimits;
import io.lamina.table.TableTooLargeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Passes the cells of a CSV parser on to a sink, out of the parser's own buffer. */
final class CsvRows extends AbstractBaseCsvCallbackHandler<CsvRows> {
    private final RowSink sink;
    private final TableLimits limits;
    private final List<String> names = new ArrayList<>();
    private boolean inHeader = true;
    private int cells;

    CsvRows(RowSink sink, TableLimits limits) {
        this.sink = sink;
        this.limits = limits;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        cells = 0;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        int start = offset;
        int end = offset + length;
        if (!quoted) {
            while (start < end && isLayout(buffer[start])) {
                start++;
            }
            while (end > start && isLayout(buffer[end - 1])) {
                end--;
            }
            if (start > offset && start < end && buffer[start] == '"') {
                char[] inside = insideQuotes(index, new String(buffer, start, end - start));
                take(index, inside, 0, inside.length);
                return;
            }
        }
        take(index, buffer, start, end - start);
    }

    private void take(int index, char[] text, int offset, int length) {
        cells = index + 1;
        if (inHeader) {
            addName(index, new String(text, offset, length));
        } else if (length > limits.maxCellCharacters()) {
            throw cellTooLarge(nameOf(index));
        } else if (index < names.size()) {
            sink.cell(index, text, offset, length);
        }
    }

    /**
     * What a cell holds whose opening quote stands behind spaces, where the parser takes quotes for content. It has cut such a cell at
     * the first separator or line end: what does not end with its closing quote is refused.
     */
    private char[] insideQuotes(int index, String text) {
        String inside = text.substring(1, Math.max(1, text.length() - 1));
        if (text.length() == 1
                || !text.endsWith("\"")
                || inside.replace("\"\"", "").contains("\"")) {
            sink.refuse(
                    nameOf(index),
                    "a space stands before the quote that opens a cell, and the cell does not end with its closing quote;"
                            + " leave the space out");
            return text.toCharArray();
        }
        return inside.replace("\"\"", "\"").toCharArray();
    }

    private @Nullable String nameOf(int index) {
        return index < names.size() ? names.get(index) : null;
    }

    private void addName(int index, String name) {
        if (index >= limits.maxColumns()) {
            throw new TableTooLargeException(TableError.ofTable(
                    "the header has more than " + limits.maxColumns() + " columns, the most that are allowed"));
        }
        if (name.length() > TableLimits.MAX_NAME_CHARACTERS) {
            throw new TableTooLargeException(TableError.ofTable("the name of column " + (index + 1) + " has more than "
                    + TableLimits.MAX_NAME_CHARACTERS + " characters; is a quote left open?"));
        }
        names.add(name);
    }

    private static boolean isLayout(char character) {
        return character == ' ' || character == '\t';
    }

    @Override
    protected CsvRows buildRecord() {
        if (getRecordType() == RecordType.EMPTY) {
            return this;
        }
        if (inHeader) {
            inHeader = false;
            sink.header(names);
        } else {
            if (cells != names.size()) {
                sink.refuse(null, "expected " + names.size() + " cells as in the header, got " + cells);
            }
            sink.endRow();
        }
        return this;
    }

    /** The refusal of a cell that is too long, in the current row. */
    TableTooLargeException cellTooLarge(@Nullable String column) {
        return new TableTooLargeException(new TableError(
                inHeader ? null : sink.rowCount() + 1,
                column,
                "a cell has more than " + limits.maxCellCharacters() + " characters; is a quote left open?"));
    }
}
