package io.lamina.nn.binary;

import io.lamina.nn.linalg.FlatVector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.function.Supplier;

/**
 * Reads what a {@link BinaryWriter} has written. Every length is compared with what is left of the input before memory is taken for it,
 * so forged bytes cannot make it allocate more than they are. The stream stays open. For one thread.
 */
public final class BinaryReader {
    private final InputStream in;
    private final Supplier<? extends RuntimeException> refusal;
    private final MessageDigest content = Checksum.sha256();
    private final ByteBuffer chunk =
            ByteBuffer.allocate(Checksum.CHUNK_FLOATS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final float[] floats = new float[Checksum.CHUNK_FLOATS];
    private long remaining;

    /**
     * A reader of exactly {@code length} bytes, the checksum among them.
     *
     * @param refusal what to throw for bytes that are truncated, too many or changed
     */
    public BinaryReader(InputStream in, long length, Supplier<? extends RuntimeException> refusal) {
        this.in = in;
        this.remaining = length - Checksum.BYTES;
        this.refusal = refusal;
    }

    /** How many bytes are left before the checksum. */
    public long remaining() {
        return remaining;
    }

    /** Refuses the bytes unless the condition holds. */
    public void require(boolean condition) {
        if (!condition) {
            throw refusal.get();
        }
    }

    /** So many bytes as they are. */
    public byte[] bytes(int count) throws IOException {
        require(count <= remaining);
        byte[] bytes = new byte[count];
        fill(bytes, count);
        return bytes;
    }

    public int int32() throws IOException {
        fill(chunk.array(), Integer.BYTES);
        return chunk.getInt(0);
    }

    public long int64() throws IOException {
        fill(chunk.array(), Long.BYTES);
        return chunk.getLong(0);
    }

    /** So many values, 4 bytes each. */
    public float[] float32(int count) throws IOException {
        require(count <= remaining / Float.BYTES);
        float[] values = new float[count];
        float32(values);
        return values;
    }

    /** As many values as the array holds, 4 bytes each. */
    public void float32(float[] values) throws IOException {
        for (int from = 0; from < values.length; from += floats.length) {
            read(values, from, Math.min(floats.length, values.length - from));
        }
    }

    /** As many values as the vector holds, 4 bytes each. */
    public void float32(FlatVector values) throws IOException {
        for (long from = 0; from < values.length(); from += floats.length) {
            int count = (int) Math.min(floats.length, values.length() - from);
            read(floats, 0, count);
            values.write(from, floats, 0, count);
        }
    }

    /** Refuses the bytes if any are left or any was changed. */
    public void end() throws IOException {
        require(remaining == 0);
        require(MessageDigest.isEqual(in.readNBytes(Checksum.BYTES), content.digest()));
    }

    private void read(float[] values, int from, int count) throws IOException {
        fill(chunk.array(), count * Float.BYTES);
        chunk.asFloatBuffer().get(values, from, count);
    }

    private void fill(byte[] target, int count) throws IOException {
        require(count <= remaining && in.readNBytes(target, 0, count) == count);
        content.update(target, 0, count);
        remaining -= count;
    }
}
