package io.lamina.table.ingest;

import io.lamina.table.Codes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The cells of a column as codes of distinct texts, found in a hash table without making a string for a text known already. */
final class LabelCells {
    /** What a string costs beside its characters: its object, its array's header, a place in the list and two in the table. */
    private static final int BYTES_PER_LABEL = 64;

    private final MemoryBudget budget;
    // A secret start keeps a made-up file from sending all its labels to one slot; codes do not depend on it.
    private final long hashStart = ThreadLocalRandom.current().nextLong();
    private final List<String> labels = new ArrayList<>();
    private int[] codes = {};
    private int size;
    private int[] slots = new int[32];
    private int[] hashes = new int[16];

    LabelCells(MemoryBudget budget) {
        this.budget = budget;
    }

    int size() {
        return size;
    }

    List<String> labels() {
        return labels;
    }

    int code(int row) {
        return codes[row];
    }

    Codes pack() {
        return Codes.pack(codes, size, labels.size());
    }

    void addMissing() {
        append(Codes.MISSING);
    }

    /** Adds a cell and says whether its text is new. */
    boolean add(char[] text, int offset, int length) {
        int hash = hash(text, offset, length);
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            int code = slots[slot] - 1;
            if (hashes[code] == hash && isLabel(labels.get(code), text, offset, length)) {
                append(code);
                return false;
            }
            slot = (slot + 1) & mask;
        }
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
        append(code);
        return true;
    }

    private void append(int code) {
        if (size == codes.length) {
            codes = Arrays.copyOf(codes, budget.grow(size, Integer.BYTES));
        }
        codes[size++] = code;
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

    private int hash(char[] text, int offset, int length) {
        long hash = hashStart;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ text[offset + i]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return (int) hash;
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
