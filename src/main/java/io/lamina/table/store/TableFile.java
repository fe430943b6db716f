package io.lamina.table.store;

import io.lamina.table.CellReading;
import io.lamina.table.Codes;
import io.lamina.table.Column;
import io.lamina.table.LabelColumn;
import io.lamina.table.Table;
import io.lamina.table.TableLimits;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads tables.
 *
 * <p>The format, version 1: the 8 bytes {@code LAMTABL1}, then frames ({@code FrameWriter}), big-endian where not said otherwise.
 * <ol>
 *   <li>One frame for the table: rows, columns, rows per group (three int32).
 *   <li>One frame per column: name, type (texts: length in int32, UTF-8), number of labels (int32, -1 for a column of plain
 *       numbers), and, where the cells were not read as usual, how: number of missing tokens (int32, -1 for the usual ones), these (texts),
 *       decimal separator (text, empty for none), whether there is a unit (int32), the unit (text), whether thousands are grouped (int32);
 *       then frames of labels (texts) until all are there.
 *   <li>Per group of rows and column one frame: the numbers as little-endian float64 with NaN for missing, or the codes as
 *       little-endian int8, int16 or int32, as the number of labels needs, with -1 for missing.
 * </ol>
 * Where each frame of cells lies follows from the first two, so a table is used as it lies in mapped memory: on the heap are its labels,
 * and nothing that grows with its rows but eight bytes for each column of each group. Checksums are compared when somebody asks for it
 * ({@link #check}), group by group, because comparing them means to read everything.
 */
public final class TableFile {
    static final byte[] MAGIC = "LAMTABL1".getBytes(StandardCharsets.US_ASCII);
    static final int ROWS_PER_GROUP = 1 << 16;
    static final int PLAIN_NUMBERS = -1;
    static final int USUAL_TOKENS = -1;

    private static final int LABEL_FRAME_BYTES = 1 << 20;

    private final Table table;
    private final MemorySegment memory;
    private final List<long[]> starts;

    TableFile(Table table, MemorySegment memory, List<long[]> starts) {
        this.table = table;
        this.memory = memory;
        this.starts = starts;
    }

    /** Writes a table; equal tables give equal bytes. The caller closes the stream. */
    public static void write(Table table, OutputStream out) throws IOException {
        BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        buffered.write(MAGIC);
        FrameWriter frames = new FrameWriter(buffered);
        frames.data().writeInt(table.rowCount());
        frames.data().writeInt(table.columns().size());
        frames.data().writeInt(ROWS_PER_GROUP);
        frames.endFrame();
        for (Column column : table.columns()) {
            writeColumn(column, table.readings().get(column.name()), frames);
        }
        for (int start = 0; start < table.rowCount(); start += ROWS_PER_GROUP) {
            int end = (int) Math.min(table.rowCount(), (long) start + ROWS_PER_GROUP);
            for (Column column : table.columns()) {
                writeGroup(column, start, end, frames);
            }
        }
        frames.flush();
    }

    private static void writeColumn(Column column, @Nullable CellReading reading, FrameWriter frames)
            throws IOException {
        frames.text(column.name());
        frames.text(column.type().name());
        frames.data()
                .writeInt(
                        column instanceof LabelColumn labelled
                                ? labelled.labels().size()
                                : PLAIN_NUMBERS);
        if (reading != null) {
            write(reading, frames);
        }
        frames.endFrame();
        if (!(column instanceof LabelColumn labelled)) {
            return;
        }
        for (String label : labelled.labels()) {
            frames.text(label);
            if (frames.size() >= LABEL_FRAME_BYTES) {
                frames.endFrame();
            }
        }
        if (frames.size() > 0) {
            frames.endFrame();
        }
    }

    private static void write(CellReading reading, FrameWriter frames) throws IOException {
        List<String> tokens = reading.missingTokens();
        frames.data().writeInt(tokens == null ? USUAL_TOKENS : tokens.size());
        for (String token : tokens == null ? List.<String>of() : tokens) {
            frames.text(token);
        }
        frames.text(
                reading.decimalSeparator() == null
                        ? ""
                        : reading.decimalSeparator().name());
        frames.data().writeInt(reading.unit() == null ? 0 : 1);
        if (reading.unit() != null) {
            frames.text(reading.unit());
        }
        frames.data().writeInt(reading.grouped() ? 1 : 0);
    }

    private static void writeGroup(Column column, int start, int end, FrameWriter frames) throws IOException {
        int rows = end - start;
        byte[] cells = new byte[rows * width(column)];
        if (column instanceof LabelColumn labelled) {
            labelled.codes().copy(start, rows, cells, width(column));
        } else {
            ByteBuffer numbers = ByteBuffer.wrap(cells).order(ByteOrder.LITTLE_ENDIAN);
            for (int row = start; row < end; row++) {
                numbers.putDouble(column.number(row));
            }
        }
        frames.data().write(cells);
        frames.endFrame();
    }

    /** Bytes of a stored cell. */
    static int width(Column column) {
        return column instanceof LabelColumn labelled
                ? Codes.widthFor(labelled.labels().size())
                : Double.BYTES;
    }

    /**
     * Opens a table where it lies; what is read here is checked, the cells are not.
     *
     * @param memory must stay for as long as the table is used
     * @throws java.io.StreamCorruptedException if the bytes are no table, damaged, cut off, or beyond the limits
     */
    public static TableFile open(MemorySegment memory, TableLimits limits) throws IOException {
        return new TableFileReader(memory, limits).read();
    }

    /** The table; what of it has not been checked may hold anything. */
    public Table table() {
        return table;
    }

    /**
     * Checks the cells of at least {@code count} rows from {@code row} on.
     *
     * @param goOn called again and again; what it throws ends the check
     * @throws java.io.StreamCorruptedException if they are damaged
     */
    public void check(long row, long count, Runnable goOn) throws IOException {
        long from = Math.min(row, table.rowCount());
        long end = from + Math.min(count, table.rowCount() - from);
        for (int group = (int) (from / ROWS_PER_GROUP); (long) group * ROWS_PER_GROUP < end; group++) {
            goOn.run();
            int first = group * ROWS_PER_GROUP;
            int rows = Math.min(ROWS_PER_GROUP, table.rowCount() - first);
            for (int column = 0; column < starts.size(); column++) {
                long width = width(table.columns().get(column));
                FrameReader.check(memory, starts.get(column)[group] - Integer.BYTES, rows * width);
                if (table.columns().get(column) instanceof LabelColumn labelled) {
                    checkCodes(labelled, first, rows);
                }
            }
        }
    }

    private static void checkCodes(LabelColumn column, int first, int rows) throws IOException {
        for (int row = first; row < first + rows; row++) {
            int code = column.code(row);
            if (code < Codes.MISSING || code >= column.labels().size()) {
                throw FrameReader.damaged("column " + column.name() + " has an unknown label in row " + (row + 1));
            }
        }
    }
}
