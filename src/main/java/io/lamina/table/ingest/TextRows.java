package io.lamina.table.ingest;

import io.lamina.table.ColumnType;
import io.lamina.table.TableError;
import io.lamina.table.TableErrors;
import io.lamina.table.TableException;
import io.lamina.table.TableLimits;
import io.lamina.table.TableTooLargeException;
import io.lamina.table.reader.RowSink;
import io.lamina.table.reader.TableReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as they came, each cell as its text by the name of its column: for rows to predict, whose types the model knows. */
public final class TextRows implements RowSink {
    private final TableLimits limits;
    private final TableErrors errors;
    private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    private List<String> names = List.of();
    private Map<String, @Nullable Object> row = new LinkedHashMap<>();

    private TextRows(TableLimits limits) {
        this.limits = limits;
        this.errors = new TableErrors(limits.maxErrors());
    }

    /**
     * Reads every row, at least one.
     *
     * @return the rows in their order; texts are neither typed nor taken as missing
     * @throws TableException with every error, up to {@code limits.maxErrors()}, if the rows break a rule
     * @throws TableTooLargeException if there are more of them than allowed
     * @throws IOException if the bytes cannot be read
     */
    public static List<Map<String, @Nullable Object>> read(TableReader reader, TableLimits limits) throws IOException {
        TextRows rows = new TextRows(limits);
        reader.read(rows);
        rows.errors.throwIfAny();
        if (rows.rows.isEmpty()) {
            throw new TableException(TableError.ofTable(
                    rows.names.isEmpty()
                            ? "is empty; rows need a header and at least one line below it"
                            : "has a header but no data rows"));
        }
        return rows.rows;
    }

    @Override
    public void header(List<String> header, Map<String, ColumnType> types) {
        HeaderNames.check(header, errors);
        errors.throwIfAny();
        names = List.copyOf(header);
    }

    @Override
    public void cell(int column, char[] text, int offset, int length) {
        String name = names.get(column);
        String value = new String(text, offset, length);
        String problem = ColumnBuilder.problem(value);
        if (problem != null) {
            refuse(name, problem);
        }
        row.put(name, value);
    }

    @Override
    public void endRow() {
        if (rows.size() >= limits.maxRows()) {
            throw new TableTooLargeException(
                    TableError.ofTable("has more than " + limits.maxRows() + " rows, the most that are allowed"));
        }
        rows.add(row);
        row = LinkedHashMap.newLinkedHashMap(names.size());
    }

    @Override
    public long rowCount() {
        return rows.size();
    }

    @Override
    public void refuse(@Nullable String column, String detail) {
        errors.add(new TableError(names.isEmpty() ? null : rowCount() + 1, column, detail));
    }

    @Override
    public TableException abandon(@Nullable String column, String detail) {
        refuse(column, detail);
        return errors.toException();
    }
}
