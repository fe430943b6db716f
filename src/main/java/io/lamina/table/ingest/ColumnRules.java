package io.lamina.table.ingest;

import io.lamina.table.ColumnType;
import io.lamina.table.cell.DecimalSeparator;
import io.lamina.table.cell.MissingTokens;
import org.jspecify.annotations.Nullable;

/**
 * By which rules the cells of one column are taken.
 *
 * @param given the type that the owner of the table or its format gives it; null: found from the cells
 * @param labels whether the format says that the cells are texts: labels, however much they look like something else
 * @param decimals what stands before fractions; null: a point, unless all cells show something else
 * @param missingTokens the texts that mean "no value"
 */
record ColumnRules(
        @Nullable ColumnType given,
        boolean labels,
        @Nullable DecimalSeparator decimals,
        MissingTokens missingTokens) {
    /** The rules for a column of which its format knows no type. */
    static ColumnRules of(String column, CellRules rules) {
        return new ColumnRules(
                rules.columnTypes().get(column),
                false,
                rules.decimalSeparator(),
                rules.missingTokens() == null ? MissingTokens.DEFAULT : rules.missingTokens());
    }

    /**
     * The rules for a column that has a type in its format. Such a format knows missing values too, so "NA" in it is a text unless
     * the owner of the table says otherwise.
     */
    static ColumnRules of(String column, ColumnType ofFormat, CellRules rules) {
        ColumnType chosen = rules.columnTypes().get(column);
        boolean labels = chosen == null && ofFormat == ColumnType.CATEGORICAL;
        MissingTokens usual = chosen == null ? MissingTokens.NONE : MissingTokens.DEFAULT;
        return new ColumnRules(
                labels ? null : chosen == null ? ofFormat : chosen,
                labels,
                rules.decimalSeparator(),
                rules.missingTokens() == null ? usual : rules.missingTokens());
    }

    /** Whether a cell may be a number, and a column of nothing but numbers numeric. */
    boolean mayBeNumbers() {
        return !labels && (given == null || given == ColumnType.NUMERIC);
    }
}
