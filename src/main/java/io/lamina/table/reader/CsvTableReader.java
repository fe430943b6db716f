package io.lamina.table.reader;

import io.lamina.table.TableLimits;
import java.io.IOException;
import java.io.InputStream;

/** Reads CSV. */
public final class CsvTableReader implements TableReader {
    /** Reads from the stream, which the caller closes; the separator is found from the first line. */
    public CsvTableReader(InputStream in, TableLimits limits) {}

    @Override
    public void read(RowSink sink) throws IOException {
        throw new UnsupportedOperationException();
    }
}
