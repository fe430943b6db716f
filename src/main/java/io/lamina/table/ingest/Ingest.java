package io.lamina.table.ingest;

import io.lamina.table.Table;
import io.lamina.table.TableException;
import io.lamina.table.TableLimits;
import io.lamina.table.profile.Profiler;
import io.lamina.table.reader.TableReader;
import java.io.IOException;

/** Reads a table from whatever format, types its columns by all rows, and describes it. */
public final class Ingest {
    private Ingest() {}

    /** Reads a whole table in one pass, with nothing said about its cells. */
    public static Ingested read(TableReader reader, TableLimits limits) throws IOException {
        return read(reader, CellRules.FOUND, limits);
    }

    /**
     * Reads a whole table in one pass.
     *
     * @throws TableException with every error, up to {@code limits.maxErrors()}, if the table breaks a rule
     * @throws io.lamina.table.TableTooLargeException if it exceeds a limit
     * @throws IOException if the bytes cannot be read
     */
    public static Ingested read(TableReader reader, CellRules rules, TableLimits limits) throws IOException {
        TableBuilder builder = new TableBuilder(limits, rules);
        reader.read(builder);
        Table table = builder.build();
        return new Ingested(table, Profiler.profile(table, builder.warnings()));
    }
}
