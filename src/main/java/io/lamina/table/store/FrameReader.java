package io.lamina.table.store;

import java.io.IOException;
import java.io.StreamCorruptedException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Reads what {@link FrameWriter} wrote, and nothing else: every length is checked before it is used. */
final class FrameReader {
    /** No frame is longer: the largest cell that limits can allow takes 48 MiB, and a frame ends once it exceeds 1 MiB. */
    static final int MAX_FRAME_BYTES = 1 << 26;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final MemorySegment memory;
    private long position;
    private ByteBuffer content = ByteBuffer.allocate(0);

    FrameReader(MemorySegment memory) {
        this.memory = memory;
    }

    byte[] raw(int length) throws IOException {
        return slice(length).toArray(ValueLayout.JAVA_BYTE);
    }

    private MemorySegment slice(int length) throws IOException {
        if (length > memory.byteSize() - position) {
            throw damaged("it is cut off");
        }
        MemorySegment slice = memory.asSlice(position, length);
        position += length;
        return slice;
    }

    /** Where the next frame begins. */
    long position() {
        return position;
    }

    /** Reads the next frame; the other methods then take its content. */
    void nextFrame() throws IOException {
        content = frame().asByteBuffer();
    }

    /** The content of the next frame, whose checksum holds. */
    private MemorySegment frame() throws IOException {
        int length = slice(Integer.BYTES).get(INT, 0);
        if (length < 0 || length > MAX_FRAME_BYTES) {
            throw damaged("a frame claims " + length + " bytes");
        }
        MemorySegment bytes = slice(length);
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.asByteBuffer());
        if ((int) checksum.getValue() != slice(Integer.BYTES).get(INT, 0)) {
            throw damaged("a checksum does not match");
        }
        return bytes;
    }

    /** Checks the frame that begins at {@code start} and must hold {@code length} bytes. */
    static void check(MemorySegment memory, long start, long length) throws IOException {
        FrameReader reader = new FrameReader(memory);
        reader.position = start;
        long found = reader.frame().byteSize();
        if (found != length) {
            throw damaged("a frame holds " + found + " bytes, expected " + length);
        }
    }

    int integer() throws IOException {
        need(Integer.BYTES);
        return content.getInt();
    }

    /** An integer that must be in {@code [min, max]}. */
    int integer(String what, int min, int max) throws IOException {
        int value = integer();
        if (value < min || value > max) {
            throw damaged(what + " is " + value + ", expected " + min + " to " + max);
        }
        return value;
    }

    String text() throws IOException {
        int length = integer("the length of a text", 0, content.remaining());
        need(length);
        byte[] bytes = new byte[length];
        content.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    boolean hasMore() {
        return content.hasRemaining();
    }

    private void need(int bytes) throws IOException {
        if (content.remaining() < bytes) {
            throw damaged("a frame is too short");
        }
    }

    static StreamCorruptedException damaged(String detail) {
        return new StreamCorruptedException("the stored table is damaged: " + detail);
    }
}
