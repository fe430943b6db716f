package io.lamina.table.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.Table;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import io.lamina.table.TableLimits;
import io.lamina.table.TestTables;
import io.lamina.table.cell.MissingTokens;
import io.lamina.table.ingest.CellRules;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetTableReaderTest {
    private static byte[] file(String name) throws IOException {
        try (InputStream in = ParquetTableReaderTest.class.getResourceAsStream("/table/" + name + ".parquet")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private static Table read(byte[] bytes) throws IOException {
        return TestTables.ingestParquet(bytes, CellRules.FOUND, TableLimits.DEFAULT)
                .table();
    }

    private static List<TableError> errors(String name) throws IOException {
        byte[] bytes = file(name);
        return catchThrowableOfType(TableException.class, () -> read(bytes)).errors();
    }

    private static @Nullable List<@Nullable String> texts(Table table, String column) {
        Column cells = table.column(column);
        return Arrays.asList(cells.text(0), cells.text(1));
    }

    @Test
    void everyTypeIsTakenAsTheSchemaHasIt() throws IOException {
        Table table = read(file("types"));
        assertThat(texts(table, "boolean")).containsExactly("true", null);
        assertThat(texts(table, "int8")).containsExactly("-128", null);
        assertThat(texts(table, "int16")).containsExactly("-32768", "32767");
        assertThat(texts(table, "int32")).containsExactly("-2147483648", "2147483647");
        assertThat(texts(table, "int64")).containsExactly("-9223372036854775808", "9007199254740993");
        assertThat(texts(table, "uint8")).containsExactly("255", "0");
        assertThat(texts(table, "uint32")).containsExactly("4294967295", "0");
        assertThat(texts(table, "uint64")).containsExactly("18446744073709551615", "0");
        assertThat(texts(table, "float16")).containsExactly("0.5", null);
        assertThat(texts(table, "float")).containsExactly("0.1", null);
        assertThat(texts(table, "double")).containsExactly("0.1", null);
        assertThat(texts(table, "decimal9")).containsExactly("-12.50", null);
        assertThat(texts(table, "decimal18")).containsExactly("123456789012.345", null);
        assertThat(texts(table, "decimal38")).containsExactly("-0.5000", "12345678901234567890.5000");
        assertThat(texts(table, "string")).containsExactly("5", "NA");
        assertThat(texts(table, "large_string")).containsExactly("2012-01-02", null);
        assertThat(texts(table, "uuid")).containsExactly("00000000-0000-0000-0000-000000000001", null);
        assertThat(texts(table, "date")).containsExactly("1969-12-31", null);
        assertThat(texts(table, "millis")).containsExactly("2012-01-02T03:04:05.250", null);
        assertThat(texts(table, "micros_utc")).containsExactly("2012-01-02T03:04:05.250Z", null);
        assertThat(texts(table, "nanos")).containsExactly("2012-01-02T03:04:05.250", "1969-12-31T23:59:59");
        assertThat(table.column("boolean").type()).isEqualTo(ColumnType.BOOLEAN);
        assertThat(table.column("decimal38").type()).isEqualTo(ColumnType.NUMERIC);
        assertThat(table.column("string").type()).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(table.column("large_string").type()).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(table.column("nanos").type()).isEqualTo(ColumnType.DATETIME);
    }

    @Test
    void timestampsOfOldWritersAreRead() throws IOException {
        assertThat(texts(read(file("int96")), "at")).containsExactly("2012-01-02T03:04:05.250Z", null);
    }

    @Test
    void itsOwnerMaySayMoreThanTheSchema() throws IOException {
        byte[] texts = file("texts");
        CellRules rules = new CellRules(
                new MissingTokens(Set.of("?")), null, Map.of("z", ColumnType.NUMERIC, "x", ColumnType.CATEGORICAL));
        Table table =
                TestTables.ingestParquet(texts, rules, TableLimits.DEFAULT).table();
        assertThat(texts(table, "y")).containsExactly("NA", null);
        assertThat(table.column("z").type()).isEqualTo(ColumnType.NUMERIC);
        assertThat(table.column("x").type()).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(texts(read(texts), "y")).containsExactly("NA", "?");
    }

    @Test
    void nestedColumnsAreRefusedByName() throws IOException {
        assertThat(errors("nested")).extracting(TableError::column).containsExactly("point", "tags");
    }

    @Test
    void typesThatNoTableHasAreRefusedByName() throws IOException {
        assertThat(errors("unread")).extracting(TableError::column).containsExactly("bytes", "time");
    }

    @Test
    void stringsThatAreNoTextAreRefusedWithRowAndColumn() throws IOException {
        assertThat(errors("not-utf8"))
                .containsExactly(new TableError(2L, "text", "holds bytes that are not UTF-8 text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"delta", "lz4"})
    void waysOfPackingThatAreNotReadAreRefusedByName(String name) throws IOException {
        assertThat(errors(name)).singleElement().extracting(TableError::column).isEqualTo("x");
    }

    @Test
    void aFileWithoutRowsIsRefused() throws IOException {
        assertThat(errors("no-rows")).containsExactly(TableError.ofTable("has a header but no data rows"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"golden", "golden-pages-2", "golden-gzip", "types"})
    void aDamagedFileIsATableOrARefusalButNoOtherError(String name) throws IOException {
        byte[] sound = file(name);
        TableLimits limits = TableLimits.DEFAULT.withMaxMemoryBytes(1 << 26);
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            byte[] damaged = sound.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                TestTables.ingestParquet(damaged, CellRules.FOUND, limits);
            } catch (TableException refused) {
                assertThat(refused.errors()).isNotEmpty();
            }
        }
    }

    @Test
    void whatOnlyBeginsAsParquetIsRefused() {
        byte[] bytes = "PAR1 and nothing else that it has".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(TableException.class).hasMessageContaining("cut off");
    }
}
