package io.lamina.table.store;

import io.lamina.table.CellBlocks;
import io.lamina.table.CellReading;
import io.lamina.table.Codes;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.LabelColumn;
import io.lamina.table.NumberColumn;
import io.lamina.table.Table;
import io.lamina.table.TableLimits;
import io.lamina.table.cell.DecimalSeparator;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the parts of one stored table; memory is spent on labels that are there, never on what the header claims. */
final class TableFileReader {
    private static final int MOST_TOKENS = 1_000_000;

    private final MemorySegment memory;
    private final FrameReader frames;
    private final TableLimits limits;

    TableFileReader(MemorySegment memory, TableLimits limits) {
        this.memory = memory;
        this.frames = new FrameReader(memory);
        this.limits = limits;
    }

    TableFile read() throws IOException {
        if (!Arrays.equals(frames.raw(TableFile.MAGIC.length), TableFile.MAGIC)) {
            throw new StreamCorruptedException("these bytes are no stored table of a version that is known here");
        }
        frames.nextFrame();
        int rowCount = frames.integer("the number of rows", 0, (int) limits.maxRows());
        int columnCount = frames.integer("the number of columns", 1, limits.maxColumns());
        frames.integer("the number of rows per group", TableFile.ROWS_PER_GROUP, TableFile.ROWS_PER_GROUP);
        List<ColumnPart> parts = new ArrayList<>();
        for (int column = 0; column < columnCount; column++) {
            parts.add(readColumn());
        }
        List<long[]> starts = starts(parts, rowCount);
        List<Column> columns = new ArrayList<>();
        Map<String, CellReading> readings = new HashMap<>();
        for (int column = 0; column < columnCount; column++) {
            CellBlocks cells = new CellBlocks(memory, starts.get(column), TableFile.ROWS_PER_GROUP, rowCount);
            columns.add(parts.get(column).column(cells));
            readings.put(parts.get(column).name(), parts.get(column).reading());
        }
        try {
            return new TableFile(new Table(columns, readings), memory, starts);
        } catch (IllegalArgumentException impossible) {
            throw FrameReader.damaged(String.valueOf(impossible.getMessage()));
        }
    }

    /** Where the cells of each column begin, group by group: behind the frame's length, and before its checksum. */
    private List<long[]> starts(List<ColumnPart> parts, int rowCount) throws IOException {
        int groups = Math.ceilDiv(rowCount, TableFile.ROWS_PER_GROUP);
        long expected = frames.position();
        for (ColumnPart part : parts) {
            expected += (long) rowCount * part.width() + groups * 2L * Integer.BYTES;
        }
        if (expected != memory.byteSize()) {
            throw FrameReader.damaged("it has " + memory.byteSize() + " bytes, expected " + expected);
        }
        List<long[]> starts = new ArrayList<>();
        parts.forEach(part -> starts.add(new long[groups]));
        long at = frames.position();
        for (int group = 0; group < groups; group++) {
            long rows = Math.min(TableFile.ROWS_PER_GROUP, rowCount - (long) group * TableFile.ROWS_PER_GROUP);
            for (int column = 0; column < parts.size(); column++) {
                starts.get(column)[group] = at + Integer.BYTES;
                at += rows * parts.get(column).width() + 2L * Integer.BYTES;
            }
        }
        return starts;
    }

    private ColumnPart readColumn() throws IOException {
        frames.nextFrame();
        String name = frames.text();
        String typeName = frames.text();
        ColumnType type = Arrays.stream(ColumnType.values())
                .filter(known -> known.name().equals(typeName))
                .findFirst()
                .orElseThrow(() -> FrameReader.damaged("a column has the type " + typeName));
        int labelCount = frames.integer("the number of labels", TableFile.PLAIN_NUMBERS, (int) limits.maxRows());
        CellReading reading = frames.hasMore() ? readReading() : CellReading.USUAL;
        if (labelCount == TableFile.PLAIN_NUMBERS) {
            if (type != ColumnType.NUMERIC) {
                throw FrameReader.damaged("a column of type " + typeName + " has no labels");
            }
            return new ColumnPart(name, type, reading, null);
        }
        List<String> labels = new ArrayList<>();
        while (labels.size() < labelCount) {
            frames.nextFrame();
            do {
                labels.add(frames.text());
            } while (frames.hasMore());
        }
        if (labels.size() != labelCount) {
            throw FrameReader.damaged("a column has more labels than it claims");
        }
        return new ColumnPart(name, type, reading, labels);
    }

    private CellReading readReading() throws IOException {
        int count = frames.integer("the number of missing tokens", TableFile.USUAL_TOKENS, MOST_TOKENS);
        List<String> tokens = count == TableFile.USUAL_TOKENS ? null : new ArrayList<>();
        for (int i = 0; tokens != null && i < count; i++) {
            tokens.add(frames.text());
        }
        String separator = frames.text();
        DecimalSeparator decimals = Arrays.stream(DecimalSeparator.values())
                .filter(known -> known.name().equals(separator))
                .findFirst()
                .orElse(null);
        String unit = frames.integer("whether there is a unit", 0, 1) == 1 ? frames.text() : null;
        boolean grouped = frames.integer("whether thousands are grouped", 0, 1) == 1;
        try {
            return new CellReading(tokens, decimals, unit, grouped);
        } catch (IllegalArgumentException impossible) {
            throw FrameReader.damaged(String.valueOf(impossible.getMessage()));
        }
    }

    /**
     * A column without its cells.
     *
     * @param labels null for plain numbers
     */
    private record ColumnPart(
            String name,
            ColumnType type,
            CellReading reading,
            @Nullable List<String> labels) {
        int width() {
            return labels == null ? Double.BYTES : Codes.widthFor(labels.size());
        }

        Column column(CellBlocks cells) throws IOException {
            if (labels == null) {
                return new NumberColumn(name, cells);
            }
            try {
                return new LabelColumn(name, type, labels, new Codes(cells, width()));
            } catch (IllegalArgumentException impossible) {
                throw FrameReader.damaged(String.valueOf(impossible.getMessage()));
            }
        }
    }
}
