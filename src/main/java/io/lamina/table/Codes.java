package io.lamina.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One small integer a row, little-endian in 1, 2 or 4 bytes as the number of labels needs; -1 is missing. Immutable. */
public final class Codes {
    /** The code of a missing cell. */
    public static final int MISSING = -1;

    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int width;

    /** Takes codes as {@link #bytes()} gives them, {@code width} bytes each; keeps the array. */
    public Codes(byte[] bytes, int width) {
        this.bytes = bytes;
        this.width = width;
    }

    /** Packs the first {@code rowCount} codes as narrowly as {@code labelCount} allows. */
    public static Codes pack(int[] codes, int rowCount, int labelCount) {
        int width = widthFor(labelCount);
        byte[] bytes = new byte[Math.multiplyExact(rowCount, width)];
        for (int row = 0; row < rowCount; row++) {
            switch (width) {
                case 1 -> bytes[row] = (byte) codes[row];
                case 2 -> SHORTS.set(bytes, 2 * row, (short) codes[row]);
                default -> INTS.set(bytes, 4 * row, codes[row]);
            }
        }
        return new Codes(bytes, width);
    }

    /** Bytes per code that hold {@code labelCount} labels and the missing one. */
    public static int widthFor(int labelCount) {
        return labelCount <= Byte.MAX_VALUE ? 1 : labelCount <= Short.MAX_VALUE ? 2 : 4;
    }

    /** The code of a row, or {@link #MISSING}. */
    public int get(int row) {
        return switch (width) {
            case 1 -> bytes[row];
            case 2 -> (short) SHORTS.get(bytes, 2 * row);
            default -> (int) INTS.get(bytes, 4 * row);
        };
    }

    /** How many codes there are. */
    public int size() {
        return bytes.length / width;
    }

    /** Bytes per code: 1, 2 or 4. */
    public int width() {
        return width;
    }

    /** The packed codes themselves, not a copy: read only. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Codes codes && width == codes.width && Arrays.equals(bytes, codes.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
