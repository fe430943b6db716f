package io.lamina.nn.train;

import io.lamina.nn.binary.BinaryReader;
import io.lamina.nn.linalg.FlatVector;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads one checkpoint into a training that knows how much it needs; no length in the bytes decides how much memory is taken. */
final class StateReader implements StateTransfer {
    private final BinaryReader in;

    StateReader(InputStream stream, long length) throws IOException {
        this.in = new BinaryReader(stream, length, CheckpointException::new);
        byte[] magic = CheckpointFormat.magic();
        in.require(Arrays.equals(in.bytes(magic.length), magic));
        in.require(in.int32() == CheckpointFormat.VERSION);
    }

    @Override
    public void same(long value) throws IOException {
        in.require(in.int64() == value);
    }

    @Override
    public long whole(long value) throws IOException {
        return in.int64();
    }

    @Override
    public double real(double value) throws IOException {
        return Double.longBitsToDouble(in.int64());
    }

    @Override
    public void values(float[] values) throws IOException {
        in.float32(values);
    }

    @Override
    public void values(FlatVector values) throws IOException {
        in.float32(values);
    }

    /** Checks that nothing is left and nothing was changed; the stream stays open. */
    void end() throws IOException {
        in.end();
    }
}
