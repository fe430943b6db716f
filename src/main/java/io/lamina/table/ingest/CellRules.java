package io.lamina.table.ingest;

import io.lamina.table.ColumnType;
import io.lamina.table.cell.DecimalSeparator;
import io.lamina.table.cell.MissingTokens;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What cells mean where the owner of a table says so; what is left open is found by the rules of {@code docs/data.md}.
 *
 * @param missingTokens the texts that mean "no value", in place of the usual ones; null: the usual ones
 * @param decimalSeparator how fractions are written in every column; null: with a point, and what else a whole column shows
 * @param columnTypes the type of a column by its name
 */
public record CellRules(
        @Nullable MissingTokens missingTokens,
        @Nullable DecimalSeparator decimalSeparator,
        Map<String, ColumnType> columnTypes) {
    /** Nothing is said. */
    public static final CellRules FOUND = new CellRules(null, null, Map.of());

    /** Copies the map. */
    public CellRules {
        columnTypes = Map.copyOf(columnTypes);
    }
}
