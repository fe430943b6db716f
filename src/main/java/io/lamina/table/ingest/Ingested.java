package io.lamina.table.ingest;

import io.lamina.table.Scratch;
import io.lamina.table.Table;
import io.lamina.table.TableWarning;
import io.lamina.table.profile.Profiler;
import io.lamina.table.profile.TableProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that was read.
 *
 * @param table the typed columns
 * @param warnings what was seen while it was read
 * @param scratch where its rows lie; null: on the heap
 */
public record Ingested(
        Table table, List<TableWarning> warnings, @Nullable Scratch scratch) {
    /** Works out what is in it: statistics and warnings. Others may read the table meanwhile. */
    public TableProfile profile() {
        return Profiler.profile(table, warnings, scratch);
    }
}
