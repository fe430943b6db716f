package io.lamina.service.dataset;

import io.lamina.table.Table;
import io.lamina.table.TableLimits;
import io.lamina.table.store.TableFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A dataset's table, read where it lies; it must not be used after {@link #close}. */
public final class OpenTable implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final TableFile file;

    /** Gives out a blob as memory. */
    interface Mapping {
        MemorySegment in(Arena arena) throws IOException;
    }

    /**
     * Opens a table and checks the cells of some rows.
     *
     * @param goOn called again and again; what it throws ends the check
     */
    OpenTable(Mapping mapping, TableLimits limits, long row, long count, Runnable goOn) throws IOException {
        try {
            file = TableFile.open(mapping.in(arena), limits);
            file.check(row, count, goOn);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /** The table. */
    public Table table() {
        return file.table();
    }

    @Override
    public void close() {
        arena.close();
    }
}
