package io.lamina.nn.train;

import io.lamina.nn.binary.BinaryWriter;
import io.lamina.nn.linalg.FlatVector;
import java.io.IOException;
import java.io.OutputStream;

/** Writes one checkpoint, a chunk at a time. */
final class StateWriter implements StateTransfer {
    private final BinaryWriter out;

    StateWriter(OutputStream stream) throws IOException {
        this.out = new BinaryWriter(stream);
        out.bytes(CheckpointFormat.magic());
        out.int32(CheckpointFormat.VERSION);
    }

    @Override
    public void same(long value) throws IOException {
        out.int64(value);
    }

    @Override
    public long whole(long value) throws IOException {
        out.int64(value);
        return value;
    }

    @Override
    public double real(double value) throws IOException {
        out.int64(Double.doubleToRawLongBits(value));
        return value;
    }

    @Override
    public void values(float[] values) throws IOException {
        out.float32(values);
    }

    @Override
    public void values(FlatVector values) throws IOException {
        out.float32(values);
    }

    /** Writes the checksum; the stream stays open. */
    void end() throws IOException {
        out.end();
    }
}
