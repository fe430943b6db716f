package io.lamina.table.reader;

import io.lamina.table.TableLimits;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JsonParser;

/** Reads JSON rows. */
public final class JsonTableReader implements TableReader {
    /** Reads an array of flat objects, or one object after the other (NDJSON), from the stream, which the caller closes. */
    public JsonTableReader(InputStream in, TableLimits limits) {}

    /** Reads the array that the parser's current token starts, and leaves the parser at its end; the caller closes it. */
    public JsonTableReader(JsonParser parser, TableLimits limits) {}

    @Override
    public void read(RowSink sink) throws IOException {
        throw new UnsupportedOperationException();
    }
}
