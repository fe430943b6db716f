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
        }
        cells = index + 1;
        if (inHeader) {
            addName(index, new String(buffer, start, end - start));
        } else if (end - start > limits.maxCellCharacters()) {
            throw cellTooLarge(index < names.size() ? names.get(index) : null);
        } else if (index < names.size()) {
            sink.cell(index, buffer, start, end - start);
        }
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
