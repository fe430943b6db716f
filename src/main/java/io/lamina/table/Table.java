package io.lamina.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Named columns of equal length, immutable; rows count from 0. Safe for any number of threads. */
public final class Table {
    private final List<Column> columns;
    private final Map<String, Column> byName;
    private final int rowCount;
    private final Map<String, CellReading> readings;

    /** A table of the given columns, read as usual. */
    public Table(List<? extends Column> columns) {
        this(columns, Map.of());
    }

    /**
     * A table of the given columns, in their order.
     *
     * @param readings how columns were read, by their names; those that were read as usual may be there or not. Two tables may be equal
     *     without them
     * @throws IllegalArgumentException if there is no column, a name repeats, or the lengths differ
     */
    public Table(List<? extends Column> columns, Map<String, CellReading> readings) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a table needs at least one column");
        }
        this.columns = List.copyOf(columns);
        Map<String, CellReading> unusual = new HashMap<>(readings);
        unusual.values().removeIf(CellReading.USUAL::equals);
        this.readings = Map.copyOf(unusual);
        this.byName = HashMap.newHashMap(columns.size());
        this.rowCount = columns.getFirst().rowCount();
        for (Column column : columns) {
            if (byName.put(column.name(), column) != null) {
                throw new IllegalArgumentException("two columns are named " + column.name());
            }
            if (column.rowCount() != rowCount) {
                throw new IllegalArgumentException(
                        "column " + column.name() + " has " + column.rowCount() + " rows, expected " + rowCount);
            }
        }
    }

    /** How many rows there are. */
    public int rowCount() {
        return rowCount;
    }

    /** The columns in the order of the file. */
    public List<Column> columns() {
        return columns;
    }

    /** The names of the columns, in their order. */
    public List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    /** How columns were read, by their names, where it was not as usual. */
    public Map<String, CellReading> readings() {
        return readings;
    }

    /** The column of that name, if there is one. */
    public Optional<Column> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The column of that name.
     *
     * @throws TableException if there is none
     */
    public Column column(String name) {
        return find(name)
                .orElseThrow(
                        () -> new TableException(TableError.ofColumn(name, "the table has no column of this name")));
    }

    /**
     * A part of the table to look at: up to {@code limit} rows from {@code offset}, each with one value per column in their
     * order: Double, Boolean, String, or null for a missing cell.
     *
     * @throws IllegalArgumentException if {@code offset} or {@code limit} is negative
     */
    public List<List<@Nullable Object>> rows(long offset, int limit) {
        if (offset < 0 || limit < 0) {
            throw new IllegalArgumentException("offset and limit must not be negative, got " + offset + ", " + limit);
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (long row = offset; row < rowCount && row - offset < limit; row++) {
            List<@Nullable Object> values = new ArrayList<>(columns.size());
            for (Column column : columns) {
                values.add(column.value((int) row));
            }
            rows.add(Collections.unmodifiableList(values));
        }
        return rows;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Table table && columns.equals(table.columns);
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }

    @Override
    public String toString() {
        return "table of " + rowCount + " rows: " + columns;
    }
}
