package io.lamina.table.preprocessing;

import io.lamina.table.Table;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns that may become network inputs.
 *
 * @param columns their names, in the order of the inputs
 * @param wanted those that stay though identifier-like, since somebody asked for them
 * @param constantsStay whether numbers that are constant stay: pixels, which have their place in an image
 */
public record Features(List<String> columns, Set<String> wanted, boolean constantsStay) {
    /** Copies the names. */
    public Features {
        columns = List.copyOf(columns);
        wanted = Set.copyOf(wanted);
    }

    /** Every column but the given ones (target, weights), in the order of the table. */
    public static Features allBut(Table table, String... others) {
        Set<String> excluded = Set.copyOf(Arrays.asList(others));
        return new Features(
                table.columnNames().stream()
                        .filter(name -> !excluded.contains(name))
                        .toList(),
                Set.of(),
                false);
    }

    /** The same, with numbers that are constant. */
    public Features withConstants() {
        return new Features(columns, wanted, true);
    }

    /** The same without some columns, unless they are wanted. */
    public Features without(Collection<String> others) {
        return new Features(
                columns.stream()
                        .filter(name -> wanted.contains(name) || !others.contains(name))
                        .toList(),
                wanted,
                constantsStay);
    }

    /** The same with the column of a series among them, whose own past says most of what follows. */
    public Features withSeries(String column) {
        List<String> more = new ArrayList<>(columns);
        if (!more.contains(column)) {
            more.add(column);
        }
        Set<String> stay = new HashSet<>(wanted);
        stay.add(column);
        return new Features(more, stay, constantsStay);
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
        return new Features(columns, seen, false);
    }
}
