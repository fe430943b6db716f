package io.lamina.nn.artifact;

import io.lamina.nn.artifact.Artifact.Written;
import io.lamina.nn.network.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Writes one artifact. */
final class ArtifactWriter {
    private static final int CHUNK_FLOATS = 16_384;

    private final OutputStream out;
    private final MessageDigest content = Format.sha256();
    private final MessageDigest whole = Format.sha256();
    private final ByteBuffer chunk =
            ByteBuffer.allocate(CHUNK_FLOATS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long written;

    ArtifactWriter(OutputStream out) {
        this.out = out;
    }

    Written write(Artifact artifact) throws IOException {
        write(Format.magic());
        writeInt(Format.VERSION);
        writeText(artifact.header(), Artifact.LARGEST_HEADER, "header");
        require(artifact.tensors().size() <= Format.MOST_TENSORS, "too many tensors");
        writeInt(artifact.tensors().size());
        for (Tensor tensor : artifact.tensors()) {
            writeTensor(tensor);
        }
        byte[] checksum = content.digest();
        out.write(checksum);
        whole.update(checksum);
        return new Written(written + checksum.length, HexFormat.of().formatHex(whole.digest()));
    }

    private void writeTensor(Tensor tensor) throws IOException {
        writeText(tensor.name(), Format.LONGEST_NAME, "tensor name");
        require(tensor.shape().size() <= Format.MOST_DIMENSIONS, "too many dimensions");
        writeInt(tensor.shape().size());
        for (int extent : tensor.shape()) {
            writeInt(extent);
        }
        float[] values = tensor.values();
        for (int from = 0; from < values.length; from += CHUNK_FLOATS) {
            int count = Math.min(CHUNK_FLOATS, values.length - from);
            chunk.clear();
            chunk.asFloatBuffer().put(values, from, count);
            write(chunk.array(), count * Float.BYTES);
        }
    }

    private void writeText(String text, int longest, String what) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        require(bytes.length <= longest, what + " too long");
        writeInt(bytes.length);
        write(bytes);
    }

    private void writeInt(int value) throws IOException {
        chunk.clear();
        chunk.putInt(value);
        write(chunk.array(), Integer.BYTES);
    }

    private void write(byte[] bytes) throws IOException {
        write(bytes, bytes.length);
    }

    private void write(byte[] bytes, int count) throws IOException {
        out.write(bytes, 0, count);
        content.update(bytes, 0, count);
        whole.update(bytes, 0, count);
        written += count;
    }

    private static void require(boolean condition, String complaint) {
        if (!condition) {
            throw new IllegalArgumentException("the artifact cannot be written: " + complaint);
        }
    }
}
