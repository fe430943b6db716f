package io.lamina.table;

import io.lamina.table.ingest.CellRules;
import io.lamina.table.ingest.Ingest;
import io.lamina.table.ingest.Ingested;
import io.lamina.table.reader.CsvFormat;
import io.lamina.table.reader.CsvTableReader;
import io.lamina.table.reader.JsonTableReader;
import io.lamina.table.reader.ParquetTableReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tables for tests, read as any other. */
public final class TestTables {
    private TestTables() {}

    /** The table that a CSV text holds. */
    public static Table csv(String text) {
        return ingestCsv(text).table();
    }

    /** A table of one column named x with the given cells. */
    public static Table column(String... cells) {
        return csv("x\n" + String.join("\n", cells) + "\n");
    }

    /** A table of a column named x with the cells "0", "1", … for {@code count} rows, through a pattern. */
    public static Table column(int count, String pattern) {
        return csv("x\n"
                + IntStream.range(0, count).mapToObj(pattern::formatted).collect(Collectors.joining("\n")) + "\n");
    }

    /** A CSV text with its profile. */
    public static Ingested ingestCsv(String text) {
        return ingestCsv(text.getBytes(StandardCharsets.UTF_8), TableLimits.DEFAULT);
    }

    /** CSV bytes under given limits. */
    public static Ingested ingestCsv(byte[] bytes, TableLimits limits) {
        try {
            return Ingest.read(new CsvTableReader(new ByteArrayInputStream(bytes), limits), limits);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A CSV text with its profile, read by given rules. */
    public static Ingested ingestCsv(String text, CsvFormat format, CellRules rules) {
        byte[] bytes = text.getBytes(format.charset() == null ? StandardCharsets.UTF_8 : format.charset());
        try {
            return Ingest.read(
                    new CsvTableReader(new ByteArrayInputStream(bytes), format, TableLimits.DEFAULT),
                    rules,
                    TableLimits.DEFAULT,
                    null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Parquet bytes with their profile, through a file, which that format needs. */
    public static Ingested ingestParquet(byte[] bytes, CellRules rules, TableLimits limits) throws IOException {
        Path file = Files.createTempFile("table", ".parquet");
        try {
            Files.write(file, bytes);
            try (FileChannel channel = FileChannel.open(file)) {
                return Ingest.read(new ParquetTableReader(channel, limits), rules, limits, null);
            }
        } finally {
            Files.delete(file);
        }
    }

    /** JSON rows with their profile. */
    public static Ingested ingestJson(String text) {
        try {
            ByteArrayInputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            return Ingest.read(new JsonTableReader(in, TableLimits.DEFAULT), TableLimits.DEFAULT);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** One of the data sets in {@code src/test/resources/data}. */
    public static Ingested dataset(String name) {
        try (InputStream in = TestTables.class.getResourceAsStream("/data/" + name + ".csv")) {
            return ingestCsv(Objects.requireNonNull(in, name).readAllBytes(), TableLimits.DEFAULT);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The rows 0 to count − 1. */
    public static int[] rows(int count) {
        return IntStream.range(0, count).toArray();
    }
}
