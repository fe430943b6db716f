package io.lamina.table.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.table.ColumnType;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import io.lamina.table.reader.RowSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayedRowsTest {
    /** Writes down what it hears, and refuses a certain row. */
    private static final class Protocol implements RowSink {
        private final List<String> heard = new ArrayList<>();
        private final long refused;
        private long rows;

        Protocol(long refused) {
            this.refused = refused;
        }

        @Override
        public void header(List<String> names, Map<String, ColumnType> types) {
            heard.add("header " + names);
        }

        @Override
        public void cell(int column, char[] text, int offset, int length) {
            heard.add(column + "=" + new String(text, offset, length));
        }

        @Override
        public void endRow() {
            rows++;
            heard.add("row " + rows);
            if (rows == refused) {
                throw new TableException(new TableError(rows, null, "refused"));
            }
        }

        @Override
        public long rowCount() {
            return rows;
        }

        @Override
        public void refuse(@Nullable String column, String detail) {
            heard.add("refuse " + detail + " in row " + (rows + 1));
        }

        @Override
        public TableException abandon(@Nullable String column, String detail) {
            return new TableException(new TableError(rows + 1, column, detail));
        }
    }

    private static void write(RowSink sink, int rows) {
        sink.header(List.of("a", "b"));
        for (int row = 0; row < rows; row++) {
            char[] text = ("cell " + row).toCharArray();
            sink.cell(0, text, 0, text.length);
            if (row % 1_000 == 7) {
                sink.refuse("b", "at " + sink.rowCount());
            } else if (row % 40_000 == 9) {
                char[] large = "x".repeat(100_000).toCharArray();
                sink.cell(1, large, 0, large.length);
            } else {
                sink.cell(1, text, 5, text.length - 5);
            }
            sink.endRow();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 3_000, 30_000})
    void theSinkHearsEverythingInItsOrder(int rows) throws IOException {
        Protocol direct = new Protocol(-1);
        write(direct, rows);
        Protocol relayed = new Protocol(-1);
        RelayedRows.read(sink -> write(sink, rows), relayed);
        assertThat(relayed.heard.equals(direct.heard)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 20_000, 29_999})
    void whatTheSinkThrowsComesBeforeWhatTheReaderFindsLater(int refused) {
        for (boolean byReader : new boolean[] {true, false}) {
            Protocol protocol = new Protocol(refused);
            assertThatThrownBy(() -> RelayedRows.read(
                            sink -> {
                                write(sink, 30_000);
                                throw byReader
                                        ? new TableException(TableError.ofTable("too late"))
                                        : sink.abandon(null, "too late");
                            },
                            protocol))
                    .isInstanceOf(TableException.class)
                    .hasMessageContaining("row " + refused + ", refused");
            assertThat(protocol.rows).isEqualTo(refused);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30_000})
    void whatTheReaderThrowsComesOut(int rows) {
        assertThatThrownBy(() -> RelayedRows.read(
                        sink -> {
                            write(sink, rows);
                            throw new IOException("the disk is gone");
                        },
                        new Protocol(-1)))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is gone");
    }
}
