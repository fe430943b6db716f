package io.lamina.table;

import io.lamina.table.cell.NumberText;
import org.jspecify.annotations.Nullable;

/** A numeric column of many distinct values, one double a row. */
public final class NumberColumn implements Column {
    private final String name;
    private final CellBlocks cells;

    /** A column of float64 cells; NaN is missing. */
    public NumberColumn(String name, CellBlocks cells) {
        this.name = name;
        this.cells = cells;
    }

    /** A column of the given numbers, which are copied; NaN is missing. */
    public NumberColumn(String name, double[] numbers) {
        this(name, CellBlocks.of(numbers));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ColumnType type() {
        return ColumnType.NUMERIC;
    }

    @Override
    public int rowCount() {
        return cells.rowCount();
    }

    @Override
    public double number(int row) {
        return cells.number(row);
    }

    /** Copies the numbers of {@code count} rows from {@code row} on to the start of {@code target}. */
    public void copy(int row, int count, double[] target) {
        cells.copy(row, count, target);
    }

    @Override
    public @Nullable String text(int row) {
        return isMissing(row) ? null : NumberText.format(number(row));
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(number(row));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof NumberColumn column) || !name.equals(column.name) || rowCount() != column.rowCount()) {
            return false;
        }
        for (int row = 0; row < rowCount(); row++) {
            if (Double.doubleToLongBits(number(row)) != Double.doubleToLongBits(column.number(row))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = name.hashCode();
        for (int row = 0; row < rowCount(); row++) {
            hash = 31 * hash + Double.hashCode(number(row));
        }
        return hash;
    }

    @Override
    public String toString() {
        return name + " (NUMERIC, " + rowCount() + " rows)";
    }
}
