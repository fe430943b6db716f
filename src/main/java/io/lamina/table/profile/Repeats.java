package io.lamina.table.profile;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/** Counts values that occurred before, exactly, in memory that does not grow with their number: part of them by part. */
final class Repeats {
    /** Different values that a part has about: 32 MB of memory. */
    private static final int PER_PART = 1 << 20;

    private Repeats() {}

    /**
     * How many of {@code count} values are equal to an earlier one.
     *
     * @param value asked for every place once a part; well mixed, since its upper bits choose the part and its lower ones the slot
     */
    static int count(int count, IntToLongFunction value) {
        int parts = Math.ceilDiv(count, PER_PART);
        Set seen = new Set(count / Math.max(1, parts));
        int repeats = 0;
        for (int part = 0; part < parts; part++) {
            seen.clear();
            for (int i = 0; i < count; i++) {
                long hash = value.applyAsLong(i);
                if (parts == 1 || (int) Math.unsignedMultiplyHigh(hash, parts) == part) {
                    repeats += seen.add(hash) ? 0 : 1;
                }
            }
        }
        return repeats;
    }

    /** Longs, each once: open addressing. */
    private static final class Set {
        private long[] slots;
        private boolean hasZero;
        private int size;

        Set(int expected) {
            slots = new long[Math.max(16, Integer.highestOneBit(expected) << 2)];
        }

        void clear() {
            Arrays.fill(slots, 0);
            hasZero = false;
            size = 0;
        }

        boolean add(long value) {
            if (value == 0) {
                boolean isNew = !hasZero;
                hasZero = true;
                return isNew;
            }
            int slot = slot(value);
            if (slots[slot] == value) {
                return false;
            }
            slots[slot] = value;
            size++;
            if (size > slots.length / 4 * 3) {
                long[] before = slots;
                slots = new long[2 * before.length];
                for (long kept : before) {
                    if (kept != 0) {
                        slots[slot(kept)] = kept;
                    }
                }
            }
            return true;
        }

        /** Where the value is, or would be. */
        private int slot(long value) {
            int slot = (int) value & (slots.length - 1);
            while (slots[slot] != 0 && slots[slot] != value) {
                slot = (slot + 1) & (slots.length - 1);
            }
            return slot;
        }
    }
}
