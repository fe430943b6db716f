package io.lamina.table.ingest;

import io.lamina.table.CellReading;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.Scratch;
import io.lamina.table.Table;
import io.lamina.table.TableError;
import io.lamina.table.TableErrors;
import io.lamina.table.TableException;
import io.lamina.table.TableLimits;
import io.lamina.table.TableTooLargeException;
import io.lamina.table.TableWarning;
import io.lamina.table.cell.NumberScanner;
import io.lamina.table.cell.NumberText;
import io.lamina.table.reader.RowSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the cells of one table into columns, and every error on the way; mutable, for one thread. */
final class TableBuilder implements RowSink {
    private final TableLimits limits;
    private final CellRules rules;
    private final MemoryBudget budget;
    private final TableErrors errors;
    private final List<TableWarning> warnings = new ArrayList<>();
    private ColumnBuilder[] columns = {};
    private boolean inHeader = true;
    private long rows;
    private int cells;

    /** @param scratch where rows wait for the end of the table; null: on the heap */
    TableBuilder(TableLimits limits, CellRules rules, @Nullable Scratch scratch) {
        this.limits = limits;
        this.rules = rules;
        this.budget = new MemoryBudget(limits.maxMemoryBytes(), scratch);
        this.errors = new TableErrors(limits.maxErrors());
    }

    @Override
    public void header(List<String> names, Map<String, ColumnType> types) {
        if (names.size() > limits.maxColumns()) {
            throw new TableTooLargeException(TableError.ofTable(
                    "has " + names.size() + " columns, at most " + limits.maxColumns() + " are allowed"));
        }
        HeaderNames.check(names, errors);
        Set<String> known = Set.copyOf(names);
        rules.columnTypes().keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> errors.add(
                        TableError.ofColumn(name, "is given a type, but the table has no column of this name")));
        errors.throwIfAny();
        NumberScanner scanner = new NumberScanner();
        budget.share(names.size());
        columns = names.stream()
                .map(name -> columnBuilder(name, types.get(name), scanner))
                .toArray(ColumnBuilder[]::new);
        inHeader = false;
        List<String> numbers = names.stream()
                .filter(name -> !Double.isNaN(NumberText.parse(name)))
                .toList();
        if (!numbers.isEmpty()) {
            warnings.add(new TableWarning(
                    "header_looks_like_data",
                    null,
                    "the first row is the header, but it holds the number " + numbers.getFirst()
                            + "; does the file lack a header?"));
        }
    }

    private ColumnBuilder columnBuilder(String name, @Nullable ColumnType ofFormat, NumberScanner scanner) {
        ColumnRules ofColumn = ofFormat == null ? ColumnRules.of(name, rules) : ColumnRules.of(name, ofFormat, rules);
        return new ColumnBuilder(name, ofColumn, budget, scanner);
    }

    @Override
    public void cell(int column, char[] text, int offset, int length) {
        cells++;
        String problem = columns[column].add(text, offset, length);
        if (problem != null) {
            refuse(columns[column].name(), problem);
        }
    }

    @Override
    public void endRow() {
        rows++;
        if (rows > limits.maxRows()) {
            throw new TableTooLargeException(
                    TableError.ofTable("has more than " + limits.maxRows() + " rows, the most that are allowed"));
        }
        boolean whole = cells == columns.length;
        cells = 0;
        if (whole) {
            return;
        }
        for (ColumnBuilder column : columns) {
            if (column.size() < rows) {
                column.addMissing();
            }
        }
    }

    @Override
    public long rowCount() {
        return rows;
    }

    @Override
    public void refuse(@Nullable String column, String detail) {
        errors.add(new TableError(inHeader ? null : rows + 1, column, detail));
    }

    @Override
    public TableException abandon(@Nullable String column, String detail) {
        refuse(column, detail);
        return errors.toException();
    }

    /** The finished table; ends with every error if there was any. */
    Table build() {
        errors.throwIfAny();
        if (inHeader) {
            throw new TableException(TableError.ofTable("is empty; a table needs named columns and at least one row"));
        }
        if (rows == 0) {
            throw new TableException(TableError.ofTable("has a header but no data rows"));
        }
        List<Column> built = new ArrayList<>(columns.length);
        Map<String, CellReading> readings = new HashMap<>();
        for (ColumnBuilder column : columns) {
            built.add(column.build(errors));
            readings.put(column.name(), column.reading());
            warnings.addAll(column.notes().warnings());
        }
        errors.throwIfAny();
        return new Table(built, readings);
    }

    /** What the owner of the table should know; complete once it is built. */
    List<TableWarning> warnings() {
        return warnings;
    }
}
