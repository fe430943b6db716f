package io.lamina.nn.binary;

import io.lamina.nn.linalg.FlatVector;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Writes numbers, little-endian, and at the end the SHA-256 of all of them (32 bytes). Values go a chunk at a time: it allocates two
 * chunks and no more. The stream stays open. For one thread.
 */
public final class BinaryWriter {
    private final OutputStream out;
    private final MessageDigest content = Checksum.sha256();
    private final ByteBuffer chunk =
            ByteBuffer.allocate(Checksum.CHUNK_FLOATS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final float[] floats = new float[Checksum.CHUNK_FLOATS];
    private long written;

    public BinaryWriter(OutputStream out) {
        this.out = out;
    }

    /** Bytes as they are. */
    public void bytes(byte[] bytes) throws IOException {
        write(bytes, bytes.length);
    }

    public void int32(int value) throws IOException {
        chunk.putInt(value);
        drain();
    }

    public void int64(long value) throws IOException {
        chunk.putLong(value);
        drain();
    }

    /** All values of an array, 4 bytes each. */
    public void float32(float[] values) throws IOException {
        for (int from = 0; from < values.length; from += floats.length) {
            write(values, from, Math.min(floats.length, values.length - from));
        }
    }

    /** All values of a vector, 4 bytes each. */
    public void float32(FlatVector values) throws IOException {
        for (long from = 0; from < values.length(); from += floats.length) {
            int count = (int) Math.min(floats.length, values.length() - from);
            values.read(from, floats, 0, count);
            write(floats, 0, count);
        }
    }

    /**
     * Writes the checksum and flushes; nothing may be written afterwards.
     *
     * @return the SHA-256 of all bytes, the checksum included, in lower-case hexadecimal: what {@code sha256sum} prints
     */
    public String end() throws IOException {
        MessageDigest whole = Checksum.copy(content);
        byte[] checksum = content.digest();
        out.write(checksum);
        out.flush();
        written += checksum.length;
        return HexFormat.of().formatHex(whole.digest(checksum));
    }

    /** How many bytes were written. */
    public long byteCount() {
        return written;
    }

    private void write(float[] values, int from, int count) throws IOException {
        chunk.asFloatBuffer().put(values, from, count);
        chunk.position(count * Float.BYTES);
        drain();
    }

    private void drain() throws IOException {
        write(chunk.array(), chunk.position());
        chunk.clear();
    }

    private void write(byte[] bytes, int count) throws IOException {
        out.write(bytes, 0, count);
        content.update(bytes, 0, count);
        written += count;
    }
}
