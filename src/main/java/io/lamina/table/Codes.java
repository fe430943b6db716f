package io.lamina.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** One small integer a row, little-endian in 1, 2 or 4 bytes as the number of labels needs; -1 is missing. Immutable. */
public final class Codes {
    /** The code of a missing cell. */
    public static final int MISSING = -1;

    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final CellBlocks cells;
    private final int width;

    /** Codes of {@code width} bytes each. */
    public Codes(CellBlocks cells, int width) {
        if (width != 1 && width != 2 && width != 4) {
            throw new IllegalArgumentException("a code has 1, 2 or 4 bytes, got " + width);
        }
        this.cells = cells;
        this.width = width;
    }

    /** Packs the first {@code rowCount} codes as narrowly as {@code labelCount} allows. */
    public static Codes pack(int[] codes, int rowCount, int labelCount) {
        int width = widthFor(labelCount);
        byte[] bytes = new byte[Math.multiplyExact(rowCount, width)];
        for (int row = 0; row < rowCount; row++) {
            put(codes[row], bytes, row, width);
        }
        return new Codes(CellBlocks.of(bytes, rowCount), width);
    }

    private static void put(int code, byte[] bytes, int row, int width) {
        switch (width) {
            case 1 -> bytes[row] = (byte) code;
            case 2 -> SHORTS.set(bytes, 2 * row, (short) code);
            default -> INTS.set(bytes, 4 * row, code);
        }
    }

    /** Bytes per code that hold {@code labelCount} labels and the missing one. */
    public static int widthFor(int labelCount) {
        return labelCount <= Byte.MAX_VALUE ? 1 : labelCount <= Short.MAX_VALUE ? 2 : 4;
    }

    /** The code of a row, or {@link #MISSING}. */
    public int get(int row) {
        return cells.code(row, width);
    }

    /** Writes the codes of {@code count} rows from {@code row} on to the start of {@code target}, {@code width} bytes each. */
    public void copy(int row, int count, byte[] target, int width) {
        for (int i = 0; i < count; i++) {
            put(get(row + i), target, i, width);
        }
    }

    /** How many codes there are. */
    public int size() {
        return cells.rowCount();
    }

    /** Bytes per code: 1, 2 or 4. */
    public int width() {
        return width;
    }

    /** Whether the codes are the same, however wide they are. */
    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Codes codes) || size() != codes.size()) {
            return false;
        }
        for (int row = 0; row < size(); row++) {
            if (get(row) != codes.get(row)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int row = 0; row < size(); row++) {
            hash = 31 * hash + get(row);
        }
        return hash;
    }
}
