package io.lamina.table.profile;

import io.lamina.table.Table;
import io.lamina.table.TableWarning;
import java.util.List;

/** Describes tables; every figure is exact. */
@SuppressWarnings("DoNotCallSuggester")
public final class Profiler {
    private Profiler() {}

    /** Describes a table; the warnings of reading come before those that are found here. */
    public static TableProfile profile(Table table, List<TableWarning> warningsOfReading) {
        throw new UnsupportedOperationException();
    }
}
