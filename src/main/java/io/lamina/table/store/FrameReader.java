package io.lamina.table.store;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Reads what {@link FrameWriter} wrote, and nothing else: every length is checked before memory is spent on it. */
final class FrameReader {
    /** No frame is longer: the largest cell that limits can allow takes 48 MiB, and a frame ends once it exceeds 1 MiB. */
    static final int MAX_FRAME_BYTES = 1 << 26;

    private final DataInputStream in;
    private ByteBuffer content = ByteBuffer.allocate(0);

    FrameReader(InputStream in) {
        this.in = new DataInputStream(in);
    }

    byte[] raw(int length) throws IOException {
        byte[] bytes = new byte[length];
        try {
            in.readFully(bytes);
        } catch (EOFException end) {
            throw damaged("it is cut off");
        }
        return bytes;
    }

    /** Reads the next frame; the other methods then take its content. */
    void nextFrame() throws IOException {
        int length = ByteBuffer.wrap(raw(Integer.BYTES)).getInt();
        if (length < 0 || length > MAX_FRAME_BYTES) {
            throw damaged("a frame claims " + length + " bytes");
        }
        byte[] bytes = raw(length);
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        if ((int) checksum.getValue() != ByteBuffer.wrap(raw(Integer.BYTES)).getInt()) {
            throw damaged("a checksum does not match");
        }
        content = ByteBuffer.wrap(bytes);
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
        String text = new String(content.array(), content.position(), length, StandardCharsets.UTF_8);
        content.position(content.position() + length);
        return text;
    }

    /** The whole rest of the frame, which must be {@code length} bytes. */
    ByteBuffer rest(int length) throws IOException {
        if (content.remaining() != length) {
            throw damaged("a frame holds " + content.remaining() + " bytes, expected " + length);
        }
        return content;
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
