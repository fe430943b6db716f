package io.lamina.nn.train;

import io.lamina.nn.linalg.FlatVector;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;

/** Writes one checkpoint, a chunk at a time; allocates a chunk and no more. */
final class StateWriter implements StateTransfer {
    private final OutputStream out;
    private final MessageDigest content = CheckpointFormat.sha256();
    private final ByteBuffer chunk =
            ByteBuffer.allocate(CheckpointFormat.CHUNK_FLOATS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final float[] floats = new float[CheckpointFormat.CHUNK_FLOATS];

    StateWriter(OutputStream out) throws IOException {
        this.out = out;
        chunk.put(CheckpointFormat.magic()).putInt(CheckpointFormat.VERSION);
        drain();
    }

    @Override
    public void same(long value) throws IOException {
        whole(value);
    }

    @Override
    public long whole(long value) throws IOException {
        chunk.putLong(value);
        drain();
        return value;
    }

    @Override
    public double real(double value) throws IOException {
        whole(Double.doubleToRawLongBits(value));
        return value;
    }

    @Override
    public void values(float[] values) throws IOException {
        for (int from = 0; from < values.length; from += floats.length) {
            write(values, from, Math.min(floats.length, values.length - from));
        }
    }

    @Override
    public void values(FlatVector values) throws IOException {
        for (long from = 0; from < values.length(); from += floats.length) {
            int count = (int) Math.min(floats.length, values.length() - from);
            values.read(from, floats, 0, count);
            write(floats, 0, count);
        }
    }

    /** Writes the checksum; the stream stays open. */
    void end() throws IOException {
        out.write(content.digest());
        out.flush();
    }

    private void write(float[] values, int from, int count) throws IOException {
        chunk.asFloatBuffer().put(values, from, count);
        chunk.position(count * Float.BYTES);
        drain();
    }

    private void drain() throws IOException {
        out.write(chunk.array(), 0, chunk.position());
        content.update(chunk.array(), 0, chunk.position());
        chunk.clear();
    }
}
