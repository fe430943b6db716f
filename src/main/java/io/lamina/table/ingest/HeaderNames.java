package io.lamina.table.ingest;

import io.lamina.table.TableError;
import io.lamina.table.TableErrors;
import io.lamina.table.TableLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules for the names of columns: each has one, and no two share it. */
final class HeaderNames {
    private HeaderNames() {}

    /** Takes every breach to {@code errors}. */
    static void check(List<String> names, TableErrors errors) {
        if (names.isEmpty()) {
            errors.add(TableError.ofTable("the header names no column"));
        }
        Map<String, Integer> firstPosition = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            int position = i + 1;
            String problem = ColumnBuilder.problem(name);
            if (name.isBlank()) {
                errors.add(TableError.ofTable("column " + position + " of the header has no name"));
            } else if (name.length() > TableLimits.MAX_NAME_CHARACTERS) {
                errors.add(TableError.ofTable("the name of column " + position + " has " + name.length()
                        + " characters, at most " + TableLimits.MAX_NAME_CHARACTERS + " are allowed"));
            } else if (problem != null) {
                errors.add(TableError.ofTable("the name of column " + position + " " + problem));
            } else if (firstPosition.putIfAbsent(name, position) != null) {
                errors.add(TableError.ofColumn(
                        name,
                        "the header has this name twice, in positions " + firstPosition.get(name) + " and "
                                + position));
            }
        }
    }
}
