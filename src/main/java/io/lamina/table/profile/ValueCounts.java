package io.lamina.table.profile;

import java.util.Arrays;

/** Counts equal numbers exactly, as long as there are few different ones: a hash table of plain numbers. */
final class ValueCounts {
    private static final int SLOT_BITS = 18;
    private static final int SLOTS = 1 << SLOT_BITS;

    /** The most different numbers that it takes. */
    static final int CAPACITY = SLOTS / 2;

    private final long[] bits = new long[SLOTS];
    private final long[] counts = new long[SLOTS];
    private int size;

    /** Counts a number; false, and nothing is counted, if it is new and there is no room. */
    boolean add(double number) {
        long key = Double.doubleToRawLongBits(number);
        int slot = (int) (Mixed.of(key) >>> (Long.SIZE - SLOT_BITS));
        while (counts[slot] != 0 && bits[slot] != key) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        if (counts[slot] == 0) {
            if (size == CAPACITY) {
                return false;
            }
            bits[slot] = key;
            size++;
        }
        counts[slot]++;
        return true;
    }

    /** Takes a number with how often it occurs. */
    interface Taker {
        void take(double number, long count);
    }

    /** Gives out all numbers, ascending. */
    void forEach(Taker taker) {
        double[] numbers = new double[size];
        int at = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            if (counts[slot] != 0) {
                numbers[at++] = Double.longBitsToDouble(bits[slot]);
            }
        }
        Arrays.sort(numbers);
        for (double number : numbers) {
            taker.take(number, count(number));
        }
    }

    private long count(double number) {
        long key = Double.doubleToRawLongBits(number);
        int slot = (int) (Mixed.of(key) >>> (Long.SIZE - SLOT_BITS));
        while (bits[slot] != key || counts[slot] == 0) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        return counts[slot];
    }

    /** How many different numbers there are. */
    int size() {
        return size;
    }
}
