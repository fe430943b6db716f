package io.lamina.table.ingest;

import io.lamina.table.Scratch;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts of ASCII one after the other, each with its length in front; like the values of a {@link BlockBuffer} they go to the scratch
 * once there are enough of them. For one thread.
 */
final class OddTexts {
    /** A length of this or more takes four more bytes. */
    private static final int LONG = 255;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

    private final MemoryBudget budget;
    private final @Nullable Scratch scratch;
    private final int chunkBytes;
    private final List<Chunk> chunks = new ArrayList<>();
    private byte[] bytes = {};
    private int size;

    /** Texts that went to the scratch together. */
    private record Chunk(long start, int bytes) {}

    OddTexts(MemoryBudget budget) {
        this.budget = budget;
        this.scratch = budget.scratch();
        this.chunkBytes = budget.rowsPerBlock();
    }

    void add(char[] text, int offset, int length) {
        makeRoom(length + 1 + Integer.BYTES);
        if (length < LONG) {
            bytes[size++] = (byte) length;
        } else {
            bytes[size++] = (byte) LONG;
            MemorySegment.ofArray(bytes).set(INT, size, length);
            size += Integer.BYTES;
        }
        for (int i = 0; i < length; i++) {
            bytes[size++] = (byte) text[offset + i];
        }
    }

    private void makeRoom(int more) {
        if (scratch != null && size >= chunkBytes) {
            budget.charge(2L * Long.BYTES);
            chunks.add(new Chunk(scratch.append(bytes, size), size));
            size = 0;
        }
        while (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, budget.grow(bytes.length, 1));
        }
    }

    /** All texts from the first on; none may be added meanwhile. */
    Reading read() {
        return new Reading();
    }

    /** Goes through the texts once. */
    final class Reading {
        private int chunk = -1;
        private MemorySegment memory = MemorySegment.NULL;
        private long at;

        private Reading() {}

        /** The next text, of which there must be one. */
        String next() {
            while (at == memory.byteSize()) {
                nextChunk();
            }
            int length = memory.get(ValueLayout.JAVA_BYTE, at++) & 0xFF;
            if (length == LONG) {
                length = memory.get(INT, at);
                at += Integer.BYTES;
            }
            byte[] text = memory.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE);
            at += length;
            return new String(text, StandardCharsets.US_ASCII);
        }

        private void nextChunk() {
            chunk++;
            at = 0;
            if (scratch != null && chunk < chunks.size()) {
                Chunk next = chunks.get(chunk);
                memory = scratch.memory().asSlice(next.start(), next.bytes());
            } else if (chunk == chunks.size()) {
                memory = MemorySegment.ofArray(bytes).asSlice(0, size);
            } else {
                throw new IllegalStateException("there is no other text");
            }
        }
    }
}
