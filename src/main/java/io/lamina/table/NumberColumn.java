package io.lamina.table;

import io.lamina.table.cell.NumberText;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A numeric column of many distinct values, one double a row. */
public final class NumberColumn implements Column {
    private final String name;
    private final double[] numbers;

    /** Keeps {@code numbers} as they are, so nobody may change them afterwards; NaN is missing. */
    public NumberColumn(String name, double[] numbers) {
        this.name = name;
        this.numbers = numbers;
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
        return numbers.length;
    }

    @Override
    public double number(int row) {
        return numbers[row];
    }

    @Override
    public @Nullable String text(int row) {
        return isMissing(row) ? null : NumberText.format(numbers[row]);
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(numbers[row]);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NumberColumn column
                && name.equals(column.name)
                && Arrays.equals(numbers, column.numbers);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return name + " (NUMERIC, " + numbers.length + " rows)";
    }
}
