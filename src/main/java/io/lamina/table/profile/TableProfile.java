package io.lamina.table.profile;

import io.lamina.table.TableWarning;
import java.util.List;

/**
 * What is in a table.
 *
 * @param rowCount data rows
 * @param columns one profile per column, in the order of the table
 * @param warnings what the owner should know, those of reading first
 */
public record TableProfile(long rowCount, List<ColumnProfile> columns, List<TableWarning> warnings) {
    /** Copies the lists. */
    public TableProfile {
        columns = List.copyOf(columns);
        warnings = List.copyOf(warnings);
    }
}
