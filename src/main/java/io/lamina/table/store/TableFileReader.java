package io.lamina.table.store;

import io.lamina.table.Codes;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.LabelColumn;
import io.lamina.table.NumberColumn;
import io.lamina.table.Table;
import io.lamina.table.TableLimits;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads one stored table; memory grows with what has arrived, not with what the header claims. */
final class TableFileReader {
    private final FrameReader frames;
    private final TableLimits limits;

    TableFileReader(FrameReader frames, TableLimits limits) {
        this.frames = frames;
        this.limits = limits;
    }

    Table read() throws IOException {
        if (!Arrays.equals(frames.raw(TableFile.MAGIC.length), TableFile.MAGIC)) {
            throw new StreamCorruptedException("these bytes are no stored table of a version that is known here");
        }
        frames.nextFrame();
        int rowCount = frames.integer("the number of rows", 0, (int) limits.maxRows());
        int columnCount = frames.integer("the number of columns", 1, limits.maxColumns());
        int rowsPerGroup = frames.integer("the number of rows per group", 1, TableFile.ROWS_PER_GROUP);
        List<ColumnPart> parts = new ArrayList<>();
        for (int column = 0; column < columnCount; column++) {
            parts.add(readColumn());
        }
        for (int start = 0; start < rowCount; start += rowsPerGroup) {
            int rows = Math.min(rowsPerGroup, rowCount - start);
            for (ColumnPart part : parts) {
                frames.nextFrame();
                part.append(frames.rest(rows * part.width), rowCount);
            }
        }
        try {
            return new Table(parts.stream().map(ColumnPart::finish).toList());
        } catch (IllegalArgumentException impossible) {
            throw FrameReader.damaged(String.valueOf(impossible.getMessage()));
        }
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
        if (labelCount == TableFile.PLAIN_NUMBERS) {
            if (type != ColumnType.NUMERIC) {
                throw FrameReader.damaged("a column of type " + typeName + " has no labels");
            }
            return new ColumnPart(name, type, List.of(), Double.BYTES, true);
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
        return new ColumnPart(name, type, labels, Codes.widthFor(labelCount), false);
    }

    /** The rows of one column that have arrived. */
    private static final class ColumnPart {
        private final String name;
        private final ColumnType type;
        private final List<String> labels;
        private final int width;
        private final boolean plain;
        private byte[] bytes = {};
        private double[] numbers = {};
        private int rows;

        ColumnPart(String name, ColumnType type, List<String> labels, int width, boolean plain) {
            this.name = name;
            this.type = type;
            this.labels = labels;
            this.width = width;
            this.plain = plain;
        }

        void append(ByteBuffer group, int rowCount) {
            int arrived = rows + group.remaining() / width;
            int capacity = (int) Math.min(rowCount, Math.max(arrived, 2L * rows));
            if (plain) {
                if (numbers.length < arrived) {
                    numbers = Arrays.copyOf(numbers, capacity);
                }
                group.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(numbers, rows, arrived - rows);
            } else {
                if (bytes.length < Math.multiplyExact(arrived, width)) {
                    bytes = Arrays.copyOf(bytes, Math.multiplyExact(capacity, width));
                }
                group.get(bytes, rows * width, (arrived - rows) * width);
            }
            rows = arrived;
        }

        Column finish() {
            if (plain) {
                return new NumberColumn(name, numbers);
            }
            Codes codes = new Codes(bytes, width);
            for (int row = 0; row < rows; row++) {
                if (codes.get(row) < Codes.MISSING || codes.get(row) >= labels.size()) {
                    throw new IllegalArgumentException("column " + name + " has an unknown label in row " + (row + 1));
                }
            }
            return new LabelColumn(name, type, labels, codes);
        }
    }
}
