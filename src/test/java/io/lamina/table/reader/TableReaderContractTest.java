package io.lamina.table.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.Table;
import io.lamina.table.TableException;
import io.lamina.table.TableLimits;
import io.lamina.table.TableTooLargeException;
import io.lamina.table.TestTables;
import io.lamina.table.ingest.CellRules;
import io.lamina.table.ingest.Ingest;
import io.lamina.table.ingest.Ingested;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every reader tells the same table the same way; a new format adds an entry and a golden file. */
class TableReaderContractTest {
    private enum Kind {
        CSV,
        JSON,
        PARQUET
    }

    private enum Packing {
        PLAIN,
        GZIP,
        UTF_16LE,
        UTF_16BE
    }

    enum Format {
        CSV("golden.csv", Kind.CSV, Packing.PLAIN),
        CSV_IN_GZIP("golden.csv", Kind.CSV, Packing.GZIP),
        CSV_IN_UTF_16LE("golden.csv", Kind.CSV, Packing.UTF_16LE),
        CSV_IN_UTF_16BE("golden.csv", Kind.CSV, Packing.UTF_16BE),
        TAB_SEPARATED_WITH_MARK("golden.tsv", Kind.CSV, Packing.PLAIN),
        TAB_SEPARATED_IN_GZIP("golden.tsv", Kind.CSV, Packing.GZIP),
        PIPE("golden-pipe.csv", Kind.CSV, Packing.PLAIN),
        SEMICOLON_IN_UTF_16("golden-semicolon-utf16.csv", Kind.CSV, Packing.PLAIN),
        SEMICOLON_IN_UTF_16_IN_GZIP("golden-semicolon-utf16.csv", Kind.CSV, Packing.GZIP),
        JSON("golden.json", Kind.JSON, Packing.PLAIN),
        JSON_IN_GZIP("golden.json", Kind.JSON, Packing.GZIP),
        NDJSON("golden.ndjson", Kind.JSON, Packing.PLAIN),
        NDJSON_IN_UTF_16LE("golden.ndjson", Kind.JSON, Packing.UTF_16LE),
        NDJSON_IN_GZIP("golden.ndjson", Kind.JSON, Packing.GZIP),
        PARQUET("golden.parquet", Kind.PARQUET, Packing.PLAIN),
        PARQUET_PAGES_2("golden-pages-2.parquet", Kind.PARQUET, Packing.PLAIN),
        PARQUET_WITH_GZIP_INSIDE("golden-gzip.parquet", Kind.PARQUET, Packing.PLAIN),
        PARQUET_IN_GZIP("golden.parquet", Kind.PARQUET, Packing.GZIP);

        private final String file;
        private final Kind kind;
        private final Packing packing;

        Format(String file, Kind kind, Packing packing) {
            this.file = file;
            this.kind = kind;
            this.packing = packing;
        }

        byte[] golden() throws IOException {
            try (InputStream in = Format.class.getResourceAsStream("/table/" + file)) {
                return packed(Objects.requireNonNull(in, file).readAllBytes());
            }
        }

        byte[] packed(byte[] bytes) throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            switch (packing) {
                case PLAIN -> packed.write(bytes);
                case GZIP -> {
                    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                        gzip.write(bytes);
                    }
                }
                case UTF_16LE -> packed.write(marked(bytes).getBytes(StandardCharsets.UTF_16LE));
                case UTF_16BE -> packed.write(marked(bytes).getBytes(StandardCharsets.UTF_16BE));
            }
            return packed.toByteArray();
        }

        private static String marked(byte[] utf8) {
            return utf8.length == 0 ? "" : '\uFEFF' + new String(utf8, StandardCharsets.UTF_8);
        }

        Ingested ingest(InputStream in, TableLimits limits) throws IOException {
            InputStream plain = packing == Packing.GZIP ? new GzipStream(in, 100) : in;
            return switch (kind) {
                case CSV -> Ingest.read(new CsvTableReader(plain, limits), limits);
                case JSON -> Ingest.read(new JsonTableReader(plain, limits), limits);
                case PARQUET -> TestTables.ingestParquet(plain.readAllBytes(), CellRules.FOUND, limits);
            };
        }

        Table read(InputStream in, TableLimits limits) throws IOException {
            return ingest(in, limits).table();
        }

        Table read(byte[] bytes) throws IOException {
            return read(new ByteArrayInputStream(bytes), TableLimits.DEFAULT);
        }

        /** Whether the format has the texts of numbers, not only their values. */
        boolean keepsTexts() {
            return kind != Kind.PARQUET;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theGoldenTableIsTheSameInEveryFormat(Format format) throws IOException {
        Ingested ingested = format.ingest(new ByteArrayInputStream(format.golden()), TableLimits.DEFAULT);
        Table table = ingested.table();
        Ingested csv = Format.CSV.ingest(new ByteArrayInputStream(Format.CSV.golden()), TableLimits.DEFAULT);
        assertThat(table.columnNames()).isEqualTo(csv.table().columnNames());
        assertThat(table.rows(0, 10)).isEqualTo(csv.table().rows(0, 10));
        assertThat(ingested.profile().columns())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("topValues")
                .isEqualTo(csv.profile().columns());
        assertThat(table.columns())
                .extracting(column -> column.type().name().toLowerCase(Locale.ROOT))
                .containsExactly(
                        "numeric",
                        "numeric",
                        "numeric",
                        "numeric",
                        "categorical",
                        "categorical",
                        "boolean",
                        "datetime",
                        "categorical",
                        "numeric");
        assertThat(table.rows(1, 1).getFirst())
                .containsExactly(2.0, -0.5, null, 10001.0, "Torgersen", null, false, "2012-01-02", "two\nlines", null);
        if (format.keepsTexts()) {
            assertThat(table).isEqualTo(csv.table());
            assertThat(ingested.profile().columns()).isEqualTo(csv.profile().columns());
            assertThat(table.column("zip").text(0)).isEqualTo("00501");
            assertThat(table.column("length").text(0)).isEqualTo("5.10");
        }
        assertThat(table.column("note").text(3)).isEqualTo("Grüße 日本 🐧");
    }

    @ParameterizedTest
    @EnumSource
    void bytesThatTrickleInGiveTheSameTable(Format format) throws IOException {
        InputStream trickle = new ByteArrayInputStream(format.golden()) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(1, length));
            }
        };
        assertThat(format.read(trickle, TableLimits.DEFAULT)).isEqualTo(format.read(format.golden()));
    }

    @ParameterizedTest
    @EnumSource
    void aTableCutOffAnywhereIsATableOrARefusalButNoOtherError(Format format) throws IOException {
        byte[] golden = format.golden();
        for (int length = 0; length < golden.length; length++) {
            byte[] cut = Arrays.copyOf(golden, length);
            try {
                assertThat(format.read(cut).columns()).isNotEmpty();
            } catch (TableException refused) {
                assertThat(refused.errors()).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyInputIsRefused(Format format) {
        assertThatThrownBy(() -> format.read(format.packed(new byte[0])))
                .isInstanceOf(TableException.class)
                .hasMessage("is empty; a table needs named columns and at least one row");
    }

    @ParameterizedTest
    @EnumSource
    void moreRowsThanAllowedAreRefused(Format format) throws IOException {
        TableLimits limits = new TableLimits(4, 10, 100, 1 << 20, 20);
        byte[] golden = format.golden();
        assertThatThrownBy(() -> format.read(new ByteArrayInputStream(golden), limits))
                .isInstanceOf(TableTooLargeException.class)
                .hasMessageContaining("more than 4 rows");
    }

    @ParameterizedTest
    @EnumSource
    void moreColumnsThanAllowedAreRefused(Format format) throws IOException {
        TableLimits limits = new TableLimits(10, 9, 100, 1 << 20, 20);
        byte[] golden = format.golden();
        assertThatThrownBy(() -> format.read(new ByteArrayInputStream(golden), limits))
                .isInstanceOf(TableTooLargeException.class)
                .hasMessageContaining("9");
    }

    @ParameterizedTest
    @EnumSource
    void longerCellsThanAllowedAreRefused(Format format) throws IOException {
        TableLimits limits = new TableLimits(10, 10, 10, 1 << 20, 20);
        byte[] golden = format.golden();
        assertThatThrownBy(() -> format.read(new ByteArrayInputStream(golden), limits))
                .isInstanceOf(TableTooLargeException.class)
                .hasMessageContaining("10");
    }

    @ParameterizedTest
    @EnumSource
    void moreMemoryThanAllowedIsRefused(Format format) throws IOException {
        TableLimits limits = TableLimits.DEFAULT.withMaxMemoryBytes(1_000);
        byte[] golden = format.golden();
        assertThatThrownBy(() -> format.read(new ByteArrayInputStream(golden), limits))
                .isInstanceOf(TableTooLargeException.class)
                .hasMessageContaining("memory");
    }

    @Test
    void theGoldenTableHasEveryTypeButLongText() throws IOException {
        assertThat(Format.CSV.read(Format.CSV.golden()).columns())
                .extracting(Column::type)
                .contains(ColumnType.NUMERIC, ColumnType.CATEGORICAL, ColumnType.BOOLEAN, ColumnType.DATETIME);
    }
}
