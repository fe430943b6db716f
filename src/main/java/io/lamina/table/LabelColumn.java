package io.lamina.table;

import io.lamina.table.cell.MomentText;
import io.lamina.table.cell.NumberText;
import io.lamina.table.cell.TruthText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column as a dictionary of exact texts and one code a row: every categorical, boolean, datetime and text column, and numeric
 * columns of at most {@value #MAX_NUMERIC_LABELS} distinct texts, because these may be the target of a classification.
 */
public final class LabelColumn implements Column {
    /** A numeric column of more distinct texts than this is a {@link NumberColumn}. */
    public static final int MAX_NUMERIC_LABELS = 1_000;

    private final String name;
    private final ColumnType type;
    private final List<String> labels;
    private final Codes codes;
    private final double[] numbers;

    /**
     * A column of the given labels, in the order of their first row.
     *
     * @throws IllegalArgumentException if a label cannot be of the given type
     */
    public LabelColumn(String name, ColumnType type, List<String> labels, Codes codes) {
        this.name = name;
        this.type = type;
        this.labels = List.copyOf(labels);
        this.codes = codes;
        this.numbers = new double[this.labels.size()];
        for (int code = 0; code < numbers.length; code++) {
            numbers[code] = numberOf(this.labels.get(code));
        }
    }

    private double numberOf(String label) {
        double number = switch (type) {
            case NUMERIC -> NumberText.parse(label);
            case BOOLEAN -> TruthText.parse(label);
            case DATETIME -> MomentText.parse(label);
            case CATEGORICAL, TEXT -> Double.NaN;
        };
        if (Double.isNaN(number) && type != ColumnType.CATEGORICAL && type != ColumnType.TEXT) {
            throw new IllegalArgumentException("column " + name + " is " + type + " but holds \"" + label + "\"");
        }
        return number;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ColumnType type() {
        return type;
    }

    @Override
    public int rowCount() {
        return codes.size();
    }

    /** Every distinct text, in the order of its first row; {@link #code} indexes it. */
    public List<String> labels() {
        return labels;
    }

    /** The packed codes of all rows. */
    public Codes codes() {
        return codes;
    }

    /** The index of the cell's text in {@link #labels()}, or {@link Codes#MISSING}. */
    public int code(int row) {
        return codes.get(row);
    }

    /** The number that a label stands for, as {@link Column#number} states it. */
    public double numberOfLabel(int code) {
        return numbers[code];
    }

    /** How many of the given rows have each label. */
    public int[] counts(int[] rows) {
        int[] counts = new int[labels.size()];
        for (int row : rows) {
            int code = codes.get(row);
            if (code >= 0) {
                counts[code]++;
            }
        }
        return counts;
    }

    @Override
    public double number(int row) {
        int code = codes.get(row);
        return code < 0 ? Double.NaN : numbers[code];
    }

    @Override
    public @Nullable String text(int row) {
        int code = codes.get(row);
        return code < 0 ? null : labels.get(code);
    }

    @Override
    public boolean isMissing(int row) {
        return codes.get(row) < 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LabelColumn column
                && name.equals(column.name)
                && type == column.type
                && labels.equals(column.labels)
                && codes.equals(column.codes);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + codes.hashCode();
    }

    @Override
    public String toString() {
        return name + " (" + type + ", " + rowCount() + " rows, " + labels.size() + " labels)";
    }
}
