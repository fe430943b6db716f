package io.lamina.table.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.table.Column;
import io.lamina.table.LabelColumn;
import io.lamina.table.NumberColumn;
import io.lamina.table.Scratch;
import io.lamina.table.TableLimits;
import io.lamina.table.TableTooLargeException;
import io.lamina.table.reader.CsvTableReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of more rows than lie on the heap together. */
class LargeTableTest {
    private static final int ROWS = 80_000;

    @TempDir
    Path folder;

    private static byte[] csv(int rows) {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder("exact,few,odd,late,label,date\n");
        for (int row = 0; row < rows; row++) {
            text.append(random.nextInt(50) == 0 ? "NA" : Double.toString(random.nextGaussian()));
            text.append(',').append(random.nextInt(40)).append(random.nextBoolean() ? ".50" : "");
            text.append(',').append(row % 3 == 0 ? "1e" + random.nextInt(9) : "0" + random.nextInt(100_000));
            text.append(',').append(row < rows - 10 ? "00" + row + "e0" : "none");
            text.append(",level ").append(random.nextInt(40_000));
            text.append(",2021-0").append(1 + random.nextInt(9)).append("-15\n");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static Ingested read(byte[] csv, TableLimits limits, Scratch scratch) throws IOException {
        return Ingest.read(new CsvTableReader(new ByteArrayInputStream(csv), limits), CellRules.FOUND, limits, scratch);
    }

    @Test
    void aTableThroughAScratchIsTheOneOnTheHeap() throws IOException {
        byte[] csv = csv(ROWS);
        TableLimits limits = TableLimits.DEFAULT;
        Ingested expected = Ingest.read(new CsvTableReader(new ByteArrayInputStream(csv), limits), limits);
        assertThat(expected.table().columns())
                .extracting(Column::getClass)
                .map(Class::getSimpleName)
                .containsExactly(
                        NumberColumn.class.getSimpleName(),
                        LabelColumn.class.getSimpleName(),
                        NumberColumn.class.getSimpleName(),
                        LabelColumn.class.getSimpleName(),
                        LabelColumn.class.getSimpleName(),
                        LabelColumn.class.getSimpleName());
        assertThat(expected.table().column("late").text(70_000)).isEqualTo("0070000e0");
        try (Arena arena = Arena.ofShared();
                Scratch scratch = new Scratch(folder.resolve("scratch"), arena)) {
            Ingested ingested = read(csv, limits, scratch);
            assertThat(ingested.table().equals(expected.table())).isTrue();
            assertThat(ingested.profile()).isEqualTo(expected.profile());
            assertThat(scratch.size()).isGreaterThan(ROWS);
        }
    }

    @Test
    void rowsBeyondTheMemoryGoToTheScratch() throws IOException {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int row = 0; row < 200_000; row++) {
            text.append(row).append(',').append(row % 7).append('\n');
        }
        byte[] csv = text.toString().getBytes(StandardCharsets.US_ASCII);
        TableLimits limits = TableLimits.DEFAULT.withMaxMemoryBytes(3_000_000);
        assertThatThrownBy(() -> Ingest.read(new CsvTableReader(new ByteArrayInputStream(csv), limits), limits))
                .isInstanceOf(TableTooLargeException.class);
        try (Arena arena = Arena.ofShared();
                Scratch scratch = new Scratch(folder.resolve("scratch"), arena)) {
            Ingested ingested = read(csv, limits, scratch);
            assertThat(ingested.table().column("a").number(199_999)).isEqualTo(199_999);
            assertThat(ingested.table().column("b").text(199_999)).isEqualTo(Integer.toString(199_999 % 7));
        }
    }
}
