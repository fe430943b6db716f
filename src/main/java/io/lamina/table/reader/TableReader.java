package io.lamina.table.reader;

import java.io.IOException;

/** Reads one table of one format, once, from beginning to end, without keeping it. */
public interface TableReader {
    /**
     * Hands every cell to the sink, row by row.
     *
     * <p>What breaks the rules of the format goes to {@link RowSink#refuse}; reading then goes on as far as it can, so that more
     * than one error is found. An empty input has no header: then the sink gets nothing at all.
     *
     * @throws io.lamina.table.TableException if reading cannot go on, or the sink has seen enough errors
     * @throws IOException if the bytes cannot be read
     */
    void read(RowSink sink) throws IOException;
}
