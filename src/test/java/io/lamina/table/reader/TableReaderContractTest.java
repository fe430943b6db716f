package io.lamina.table.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.Table;
import io.lamina.table.TableException;
import io.lamina.table.TableLimits;
import io.lamina.table.TableTooLargeException;
import io.lamina.table.ingest.Ingest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every reader tells the same table the same way; a new format adds an entry and a golden file. */
class TableReaderContractTest {
    enum Format {
        CSV("golden.csv", false),
        TAB_SEPARATED_WITH_MARK("golden.tsv", false),
        SEMICOLON_IN_UTF_16("golden-semicolon-utf16.csv", false),
        JSON("golden.json", true),
        NDJSON("golden.ndjson", true);

        private final String file;
        private final boolean json;

        Format(String file, boolean json) {
            this.file = file;
            this.json = json;
        }

        byte[] golden() throws IOException {
            try (InputStream in = Format.class.getResourceAsStream("/table/" + file)) {
                return Objects.requireNonNull(in, file).readAllBytes();
            }
        }

        Table read(InputStream in, TableLimits limits) throws IOException {
            TableReader reader = json ? new JsonTableReader(in, limits) : new CsvTableReader(in, limits);
            return Ingest.read(reader, limits).table();
        }

        Table read(byte[] bytes) throws IOException {
            return read(new ByteArrayInputStream(bytes), TableLimits.DEFAULT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theGoldenTableIsTheSameInEveryFormat(Format format) throws IOException {
        Table table = format.read(format.golden());
        assertThat(table).isEqualTo(Format.CSV.read(Format.CSV.golden()));
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
        assertThat(table.column("zip").text(0)).isEqualTo("00501");
        assertThat(table.column("length").text(0)).isEqualTo("5.10");
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
        assertThatThrownBy(() -> format.read(new byte[0]))
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
