package io.lamina.table.store;

import io.lamina.table.Table;
import io.lamina.table.TableLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Writes and reads tables. */
@SuppressWarnings("DoNotCallSuggester")
public final class TableFile {
    private TableFile() {}

    /** Writes a table; equal tables give equal bytes. The caller closes the stream. */
    public static void write(Table table, OutputStream out) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads a table; the caller closes the stream.
     *
     * @throws java.io.StreamCorruptedException if the bytes are no table, damaged, cut off, or beyond the limits
     */
    public static Table read(InputStream in, TableLimits limits) throws IOException {
        throw new UnsupportedOperationException();
    }
}
