package io.lamina.table.ingest;

import io.lamina.table.Codes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The cells of a column as codes of distinct texts, found in a hash table without making a string for a text known already. */
final class LabelCells {
    /** What a string costs beside its characters: its object, its array's header, a place in the list and two in the table. */
    private static final int BYTES_PER_LABEL = 64;

    /** 2⁶⁴ divided by the golden ratio. */
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private final MemoryBudget budget;
    // A secret start keeps a made-up file from sending all its labels to one slot; codes do not depend on it.
    private final long hashStart = ThreadLocalRandom.current().nextLong();
    private final List<String> labels = new ArrayList<>();
    private final BlockBuffer codes;
    private @Nullable Codes packed;
    private int[] slots = new int[32];
    private int[] hashes = new int[16];

    LabelCells(MemoryBudget budget) {
        this.budget = budget;
        this.codes = new BlockBuffer(budget, Integer.BYTES);
    }

    int size() {
        return codes.size();
    }

    List<String> labels() {
        return labels;
    }

    /** The code of a row, once all rows are there. */
    int code(int row) {
        return pack().get(row);
    }

    /** The codes of all rows, of which there are no more to come. */
    Codes pack() {
        Codes all = packed;
        if (all == null) {
            all = new Codes(codes.cells(), Integer.BYTES);
            packed = all;
        }
        return all;
    }

    void addMissing() {
        codes.addInt(Codes.MISSING);
    }

    /** Adds a cell if its text is a label already, and says whether it is. */
    boolean addKnown(char[] text, int offset, int length) {
        int code = find(hash(text, offset, length), text, offset, length);
        if (code >= 0) {
            codes.addInt(code);
        }
        return code >= 0;
    }

    /** Adds a cell and says whether its text is new. */
    boolean add(char[] text, int offset, int length) {
        int hash = hash(text, offset, length);
        int known = find(hash, text, offset, length);
        if (known >= 0) {
            codes.addInt(known);
            return false;
        }
        int slot = -known - 1;
        int code = labels.size();
        budget.charge(BYTES_PER_LABEL + 2L * length);
        labels.add(new String(text, offset, length));
        if (code == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * code);
        }
        hashes[code] = hash;
        slots[slot] = code + 1;
        if (2 * labels.size() > slots.length) {
            rehash();
        }
        codes.addInt(code);
        return true;
    }

    /** The code of a text; if it is no label, minus one and the slot where it would be. */
    private int find(int hash, char[] text, int offset, int length) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            int code = slots[slot] - 1;
            if (hashes[code] == hash && isLabel(labels.get(code), text, offset, length)) {
                return code;
            }
            slot = (slot + 1) & mask;
        }
        return -slot - 1;
    }

    private void rehash() {
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int code = 0; code < labels.size(); code++) {
            int slot = hashes[code] & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = code + 1;
        }
    }

    /** Four characters a step, for one multiplication waits for the one before. */
    private int hash(char[] text, int offset, int length) {
        long hash = hashStart + length;
        int end = offset + length;
        int at = offset;
        for (; at + 4 <= end; at += 4) {
            hash = mixed(
                    hash, text[at] | (long) text[at + 1] << 16 | (long) text[at + 2] << 32 | (long) text[at + 3] << 48);
        }
        long rest = 0;
        for (; at < end; at++) {
            rest = rest << 16 | text[at];
        }
        // Only the upper half depends on every character.
        return (int) ((mixed(hash, rest) * ODD) >>> 32);
    }

    private static long mixed(long hash, long characters) {
        long mixed = (hash ^ characters) * ODD;
        return mixed ^ mixed >>> 32;
    }

    private static boolean isLabel(String label, char[] text, int offset, int length) {
        if (label.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (label.charAt(i) != text[offset + i]) {
                return false;
            }
        }
        return true;
    }
}
