package io.lamina.nn.artifact;

import io.lamina.nn.binary.BinaryReader;
import io.lamina.nn.network.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads one artifact; no length is trusted before it is compared with what is left of the input. */
final class ArtifactReader {
    private final BinaryReader in;

    ArtifactReader(InputStream stream, long length) {
        this.in = new BinaryReader(stream, length, ArtifactException::new);
    }

    Artifact read() throws IOException {
        byte[] magic = Format.magic();
        in.require(Arrays.equals(in.bytes(magic.length), magic));
        in.require(in.int32() == Format.VERSION);
        String header = readText(Artifact.LARGEST_HEADER);
        int count = readLength(Format.MOST_TENSORS);
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tensors.add(readTensor());
        }
        in.end();
        return new Artifact(header, tensors);
    }

    private Tensor readTensor() throws IOException {
        String name = readText(Format.LONGEST_NAME);
        int rank = readLength(Format.MOST_DIMENSIONS);
        List<Integer> shape = new ArrayList<>();
        long size = 1;
        for (int i = 0; i < rank; i++) {
            int extent = in.int32();
            in.require(extent > 0);
            size *= extent;
            in.require(size <= in.remaining() / Float.BYTES && size <= Integer.MAX_VALUE - 8);
            shape.add(extent);
        }
        return new Tensor(name, shape, in.float32((int) size));
    }

    private String readText(int longest) throws IOException {
        byte[] bytes = in.bytes(readLength(longest));
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            ArtifactException refused = new ArtifactException();
            refused.initCause(malformed);
            throw refused;
        }
    }

    private int readLength(int most) throws IOException {
        int length = in.int32();
        in.require(length >= 0 && length <= most);
        return length;
    }
}
