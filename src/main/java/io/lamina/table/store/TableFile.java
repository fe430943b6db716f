package io.lamina.table.store;

import io.lamina.table.Column;
import io.lamina.table.LabelColumn;
import io.lamina.table.Table;
import io.lamina.table.TableLimits;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes and reads tables.
 *
 * <p>The format, version 1: the 8 bytes {@code LAMTABL1}, then frames ({@code FrameWriter}), big-endian where not said otherwise.
 * <ol>
 *   <li>One frame for the table: rows, columns, rows per group (three int32).
 *   <li>One frame per column: name, type (texts: length in int32, UTF-8), number of labels (int32, -1 for a column of plain
 *       numbers); then frames of labels (texts) until all are there.
 *   <li>Per group of rows and column one frame: the numbers as little-endian float64 with NaN for missing, or the codes as
 *       little-endian int8, int16 or int32, as the number of labels needs, with -1 for missing.
 * </ol>
 * Row groups let a reader work in bounded memory: nothing is needed but the labels and the group at hand.
 */
public final class TableFile {
    static final byte[] MAGIC = "LAMTABL1".getBytes(StandardCharsets.US_ASCII);
    static final int ROWS_PER_GROUP = 1 << 16;
    static final int PLAIN_NUMBERS = -1;

    private static final int LABEL_FRAME_BYTES = 1 << 20;

    private TableFile() {}

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
            writeColumn(column, frames);
        }
        for (int start = 0; start < table.rowCount(); start += ROWS_PER_GROUP) {
            int end = (int) Math.min(table.rowCount(), (long) start + ROWS_PER_GROUP);
            for (Column column : table.columns()) {
                writeGroup(column, start, end, frames);
            }
        }
        frames.flush();
    }

    private static void writeColumn(Column column, FrameWriter frames) throws IOException {
        frames.text(column.name());
        frames.text(column.type().name());
        if (!(column instanceof LabelColumn labelled)) {
            frames.data().writeInt(PLAIN_NUMBERS);
            frames.endFrame();
            return;
        }
        frames.data().writeInt(labelled.labels().size());
        frames.endFrame();
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

    private static void writeGroup(Column column, int start, int end, FrameWriter frames) throws IOException {
        if (column instanceof LabelColumn labelled) {
            int width = labelled.codes().width();
            frames.data().write(labelled.codes().bytes(), start * width, (end - start) * width);
        } else {
            ByteBuffer numbers =
                    ByteBuffer.allocate((end - start) * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int row = start; row < end; row++) {
                numbers.putDouble(column.number(row));
            }
            frames.data().write(numbers.array());
        }
        frames.endFrame();
    }

    /**
     * Reads a table; the caller closes the stream.
     *
     * @throws java.io.StreamCorruptedException if the bytes are no table, damaged, cut off, or beyond the limits
     */
    public static Table read(InputStream in, TableLimits limits) throws IOException {
        return new TableFileReader(new FrameReader(in), limits).read();
    }
}
