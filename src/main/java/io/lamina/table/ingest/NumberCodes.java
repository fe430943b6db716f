package io.lamina.table.ingest;

import io.lamina.table.LabelColumn;
import java.util.Arrays;

/** Gives each distinct pair of number and shape a code; a hash table without objects, for few enough pairs. */
final class NumberCodes {
    private static final int SLOTS = Integer.highestOneBit(LabelColumn.MAX_NUMERIC_LABELS) << 2;

    private final long[] numbers = new long[SLOTS];
    private final short[] shapes = new short[SLOTS];
    private final int[] codes = new int[SLOTS];

    NumberCodes() {
        Arrays.fill(codes, -1);
    }

    /** The code of the pair; one that is new gets {@code next}. */
    int codeOf(double number, short shape, int next) {
        long bits = Double.doubleToRawLongBits(number);
        long hash = (bits ^ shape) * 0x9E3779B97F4A7C15L;
        int slot = (int) (hash >>> 32) & (SLOTS - 1);
        while (codes[slot] >= 0) {
            if (numbers[slot] == bits && shapes[slot] == shape) {
                return codes[slot];
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        numbers[slot] = bits;
        shapes[slot] = shape;
        codes[slot] = next;
        return next;
    }
}
