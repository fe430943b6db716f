package io.lamina.table.preprocessing;

import io.lamina.table.Table;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns that may become network inputs.
 *
 * @param columns their names, in the order of the inputs
 * @param chosenByHand whether a person named them; then identifier-like ones stay, since they were asked for
 * @param constantsStay whether numbers that are constant stay: pixels, which have their place in an image
 */
public record Features(List<String> columns, boolean chosenByHand, boolean constantsStay) {
    /** Copies the names. */
    public Features {
        columns = List.copyOf(columns);
    }

    /** Every column but the given ones (target, weights), in the order of the table. */
    public static Features allBut(Table table, String... others) {
        Set<String> excluded = Set.copyOf(Arrays.asList(others));
        return new Features(
                table.columnNames().stream()
                        .filter(name -> !excluded.contains(name))
                        .toList(),
                false,
                false);
    }

    /** The same, with numbers that are constant. */
    public Features withConstants() {
        return new Features(columns, chosenByHand, true);
    }

    /**
     * The columns that a person named.
     *
     * @throws TableException with every name that is unknown, repeated or the target
     */
    public static Features named(Table table, @Nullable String target, List<String> columns) {
        List<TableError> errors = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (table.find(column).isEmpty()) {
                errors.add(TableError.ofColumn(column, "the table has no column of this name"));
            } else if (column.equals(target)) {
                errors.add(TableError.ofColumn(column, "is the target, so it cannot be a feature"));
            } else if (!seen.add(column)) {
                errors.add(TableError.ofColumn(column, "is named twice among the features"));
            }
        }
        if (columns.isEmpty()) {
            errors.add(TableError.ofTable("features must name at least one column"));
        }
        if (!errors.isEmpty()) {
            throw new TableException(errors);
        }
        return new Features(columns, true, false);
    }
}
