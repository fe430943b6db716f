package io.lamina.table.store;

import static io.lamina.table.TestTables.csv;
import static io.lamina.table.TestTables.dataset;
import static io.lamina.table.TestTables.ingestCsv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.table.CellReading;
import io.lamina.table.Codes;
import io.lamina.table.ColumnType;
import io.lamina.table.LabelColumn;
import io.lamina.table.NumberColumn;
import io.lamina.table.Table;
import io.lamina.table.TableLimits;
import io.lamina.table.cell.DecimalSeparator;
import io.lamina.table.cell.MissingTokens;
import io.lamina.table.ingest.CellRules;
import io.lamina.table.reader.CsvFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableFileTest {
    private static byte[] bytes(Table table) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableFile.write(table, out);
        return out.toByteArray();
    }

    private static Table read(byte[] bytes) throws IOException {
        return read(bytes, TableLimits.DEFAULT);
    }

    private static Table read(byte[] bytes, TableLimits limits) throws IOException {
        TableFile file = TableFile.open(MemorySegment.ofArray(bytes), limits);
        file.check(0, limits.maxRows(), () -> {});
        return file.table();
    }

    @Test
    void aStoredTableKnowsHowItsCellsWereRead() throws IOException {
        CellRules rules = new CellRules(MissingTokens.of(List.of("?", "none")), null, Map.of());
        Table table = ingestCsv("share;price;code\n17%;1.234,5;NA\n3%;0,5;x\n", new CsvFormat(';', null), rules)
                .table();
        assertThat(table.readings().keySet()).containsExactlyInAnyOrder("share", "price", "code");
        assertThat(table.readings().get("price"))
                .isEqualTo(new CellReading(List.of("?", "none"), DecimalSeparator.COMMA, "", true));
        assertThat(read(bytes(table)).readings()).isEqualTo(table.readings());
        assertThat(read(bytes(dataset("iris").table())).readings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iris", "penguins", "xor", "wine", "breast_cancer", "digits", "diabetes"})
    void aStoredTableIsTheSameAgain(String name) throws IOException {
        Table table = dataset(name).table();
        assertThat(read(bytes(table))).isEqualTo(table);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 127, 128, 32_767, 32_768, 65_536, 65_537, 150_000})
    void anyNumberOfLabelsAndRowsIsTheSameAgain(int count) throws IOException {
        Random random = new Random(count);
        List<String> labels = IntStream.range(0, count).mapToObj(i -> "é" + i).toList();
        int[] codes = random.ints(count, -1, count).toArray();
        Table table = new Table(List.of(
                new LabelColumn("labels", ColumnType.TEXT, labels, Codes.pack(codes, count, count)),
                new NumberColumn(
                        "numbers",
                        random.doubles(count).map(x -> x < 0.1 ? Double.NaN : x).toArray())));
        Table again = read(bytes(table));
        assertThat(again.equals(table)).isTrue();
        assertThat(IntStream.range(0, count)
                        .map(((LabelColumn) again.column("labels"))::code)
                        .toArray())
                .isEqualTo(codes);
    }

    @Test
    void labelsOfManyMegabytesAreTheSameAgain() throws IOException {
        String long1 = "ä".repeat(1 << 20);
        String long2 = "🐧".repeat(1 << 19);
        Table table = csv("x,y\n" + long1 + ",1\n" + long2 + ",2\nshort,3\n");
        assertThat(read(bytes(table)).equals(table)).isTrue();
    }

    @Test
    void equalTablesGiveEqualBytes() throws IOException {
        assertThat(bytes(csv("a,b\n1,x\n2,y\n"))).isEqualTo(bytes(csv("a;b\r\n1;x\r\n2;y")));
    }

    @ParameterizedTest
    @CsvSource({
        "iris, f1dcbfa2e83ff4e6870c6150e8dd5e44232e0e5a74fb655f3d2b405bb2e21f94",
        "penguins, 4e1cfc1fcef574f2892a4c66dcea7e33851acc8e73321f7be608c30d354453b1",
        "diabetes, a14b055608badbdb8a3af9231091aea59eea38feea620ea6c31770ae3da8f7c0"
    })
    void theBytesOfVersion1StayAsTheyAre(String name, String sha256) throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(bytes(dataset(name).table()));
        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(sha256);
    }

    @Test
    void aTableCutOffAnywhereIsRefused() throws IOException {
        byte[] whole = bytes(csv("a,b\n1,x\n2.5,y\n"));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(StreamCorruptedException.class);
        }
    }

    @Test
    void anyChangedByteIsNoticed() throws IOException {
        byte[] whole = bytes(csv("a,b,c\n1,x,true\n2.5,y,false\n"));
        for (int at = 0; at < whole.length; at++) {
            for (int change : new int[] {1, 0x80, 0xFF}) {
                byte[] damaged = whole.clone();
                damaged[at] ^= (byte) change;
                assertThatThrownBy(() -> read(damaged)).isInstanceOf(StreamCorruptedException.class);
            }
        }
    }

    @Test
    void aTableBeyondTheLimitsIsRefused() throws IOException {
        byte[] whole = bytes(csv("a,b\n1,x\n2.5,y\n"));
        assertThatThrownBy(() -> read(whole, new TableLimits(1, 10, 100, 1 << 20, 20)))
                .isInstanceOf(StreamCorruptedException.class)
                .hasMessageContaining("rows is 2");
        assertThatThrownBy(() -> read(whole, new TableLimits(10, 1, 100, 1 << 20, 20)))
                .isInstanceOf(StreamCorruptedException.class)
                .hasMessageContaining("columns is 2");
    }

    @Test
    void otherFilesAreRefused() {
        assertThatThrownBy(() -> read("a,b\n1,2\n3,4\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(StreamCorruptedException.class)
                .hasMessageContaining("no stored table");
    }
}
