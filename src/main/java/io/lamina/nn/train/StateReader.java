package io.lamina.nn.train;

import io.lamina.nn.linalg.FlatVector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;

/** Reads one checkpoint into a training that knows how much it needs; no length in the bytes decides how much memory is taken. */
final class StateReader implements StateTransfer {
    private final InputStream in;
    private final MessageDigest content = CheckpointFormat.sha256();
    private final ByteBuffer chunk =
            ByteBuffer.allocate(CheckpointFormat.CHUNK_FLOATS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final float[] floats = new float[CheckpointFormat.CHUNK_FLOATS];
    private long remaining;

    StateReader(InputStream in, long length) throws IOException {
        this.in = in;
        this.remaining = length - CheckpointFormat.CHECKSUM_BYTES;
        byte[] magic = CheckpointFormat.magic();
        fill(magic.length + Integer.BYTES);
        require(Arrays.equals(chunk.array(), 0, magic.length, magic, 0, magic.length));
        require(chunk.getInt(magic.length) == CheckpointFormat.VERSION);
    }

    @Override
    public void same(long value) throws IOException {
        require(whole(value) == value);
    }

    @Override
    public long whole(long value) throws IOException {
        fill(Long.BYTES);
        return chunk.getLong(0);
    }

    @Override
    public double real(double value) throws IOException {
        return Double.longBitsToDouble(whole(0));
    }

    @Override
    public void values(float[] values) throws IOException {
        for (int from = 0; from < values.length; from += floats.length) {
            read(values, from, Math.min(floats.length, values.length - from));
        }
    }

    @Override
    public void values(FlatVector values) throws IOException {
        for (long from = 0; from < values.length(); from += floats.length) {
            int count = (int) Math.min(floats.length, values.length() - from);
            read(floats, 0, count);
            values.write(from, floats, 0, count);
        }
    }

    /** Checks that nothing is left and nothing was changed; the stream stays open. */
    void end() throws IOException {
        require(remaining == 0);
        require(MessageDigest.isEqual(in.readNBytes(CheckpointFormat.CHECKSUM_BYTES), content.digest()));
    }

    private void read(float[] values, int from, int count) throws IOException {
        fill(count * Float.BYTES);
        chunk.asFloatBuffer().get(values, from, count);
    }

    /** Fills the start of the chunk. */
    private void fill(int count) throws IOException {
        chunk.clear();
        require(count <= remaining && in.readNBytes(chunk.array(), 0, count) == count);
        content.update(chunk.array(), 0, count);
        remaining -= count;
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new CheckpointException();
        }
    }
}
