package io.lamina.table.ingest;

import io.lamina.table.Scratch;
import io.lamina.table.TableException;
import io.lamina.table.TableLimits;
import io.lamina.table.reader.TableReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads a table from whatever format and types its columns by all rows. */
public final class Ingest {
    private Ingest() {}

    /** Reads a whole table in one pass, onto the heap and with nothing said about its cells. */
    public static Ingested read(TableReader reader, TableLimits limits) throws IOException {
        return read(reader, CellRules.FOUND, limits, null);
    }

    /**
     * The same in memory that does not grow with the rows, but for the distinct labels of its columns.
     *
     * @param scratch where the rows lie, so the table can be used for as long as the scratch's memory; null: on the heap
     * @throws TableException with every error, up to {@code limits.maxErrors()}, if the table breaks a rule
     * @throws io.lamina.table.TableTooLargeException if it exceeds a limit
     * @throws IOException if the bytes cannot be read
     */
    public static Ingested read(TableReader reader, CellRules rules, TableLimits limits, @Nullable Scratch scratch)
            throws IOException {
        TableBuilder builder = new TableBuilder(limits, rules, scratch);
        try {
            RelayedRows.read(reader, builder);
            return new Ingested(builder.build(), builder.warnings(), scratch);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
