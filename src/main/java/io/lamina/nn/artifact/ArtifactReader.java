package io.lamina.nn.artifact;

import io.lamina.nn.network.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads one artifact; no length is trusted before it is compared with what is left of the input. */
final class ArtifactReader {
    private static final int CHUNK_BYTES = 65_536;

    private final InputStream in;
    private final MessageDigest content = Format.sha256();
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private long remaining;

    ArtifactReader(InputStream in, long length) {
        this.in = in;
        this.remaining = length - Format.CHECKSUM_BYTES;
    }

    Artifact read() throws IOException {
        byte[] magic = Format.magic();
        require(Arrays.equals(readBytes(magic.length), magic));
        require(readInt() == Format.VERSION);
        String header = readText(Artifact.LARGEST_HEADER);
        int count = readLength(Format.MOST_TENSORS);
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tensors.add(readTensor());
        }
        require(remaining == 0);
        byte[] checksum = in.readNBytes(Format.CHECKSUM_BYTES);
        require(MessageDigest.isEqual(checksum, content.digest()));
        return new Artifact(header, tensors);
    }

    private Tensor readTensor() throws IOException {
        String name = readText(Format.LONGEST_NAME);
        int rank = readLength(Format.MOST_DIMENSIONS);
        List<Integer> shape = new ArrayList<>();
        long size = 1;
        for (int i = 0; i < rank; i++) {
            int extent = readInt();
            require(extent > 0);
            size *= extent;
            require(size <= remaining / Float.BYTES && size <= Integer.MAX_VALUE - 8);
            shape.add(extent);
        }
        require(size <= remaining / Float.BYTES);
        return new Tensor(name, shape, readFloats((int) size));
    }

    private float[] readFloats(int count) throws IOException {
        float[] values = new float[count];
        int chunkFloats = CHUNK_BYTES / Float.BYTES;
        for (int from = 0; from < count; from += chunkFloats) {
            int floats = Math.min(chunkFloats, count - from);
            fill(chunk, floats * Float.BYTES);
            ByteBuffer.wrap(chunk)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values, from, floats);
        }
        return values;
    }

    private String readText(int longest) throws IOException {
        byte[] bytes = readBytes(readLength(longest));
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw corrupt(malformed);
        }
    }

    private int readLength(int most) throws IOException {
        int length = readInt();
        require(length >= 0 && length <= most);
        return length;
    }

    private int readInt() throws IOException {
        return ByteBuffer.wrap(readBytes(Integer.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
    }

    private byte[] readBytes(int count) throws IOException {
        require(count <= remaining);
        byte[] bytes = new byte[count];
        fill(bytes, count);
        return bytes;
    }

    private void fill(byte[] target, int count) throws IOException {
        require(count <= remaining && in.readNBytes(target, 0, count) == count);
        content.update(target, 0, count);
        remaining -= count;
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new ArtifactException();
        }
    }

    private static ArtifactException corrupt(Throwable cause) {
        ArtifactException exception = new ArtifactException();
        exception.initCause(cause);
        return exception;
    }
}
