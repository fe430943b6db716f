package io.lamina.nn.artifact;

import io.lamina.nn.artifact.Artifact.Written;
import io.lamina.nn.binary.BinaryWriter;
import io.lamina.nn.network.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes one artifact. */
final class ArtifactWriter {
    private final BinaryWriter out;

    ArtifactWriter(OutputStream stream) {
        this.out = new BinaryWriter(stream);
    }

    Written write(Artifact artifact) throws IOException {
        out.bytes(Format.magic());
        out.int32(Format.VERSION);
        writeText(artifact.header(), Artifact.LARGEST_HEADER, "header");
        require(artifact.tensors().size() <= Format.MOST_TENSORS, "too many tensors");
        out.int32(artifact.tensors().size());
        for (Tensor tensor : artifact.tensors()) {
            writeTensor(tensor);
        }
        String sha256 = out.end();
        return new Written(out.byteCount(), sha256);
    }

    private void writeTensor(Tensor tensor) throws IOException {
        writeText(tensor.name(), Format.LONGEST_NAME, "tensor name");
        require(tensor.shape().size() <= Format.MOST_DIMENSIONS, "too many dimensions");
        out.int32(tensor.shape().size());
        for (int extent : tensor.shape()) {
            out.int32(extent);
        }
        out.float32(tensor.values());
    }

    private void writeText(String text, int longest, String what) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        require(bytes.length <= longest, what + " too long");
        out.int32(bytes.length);
        out.bytes(bytes);
    }

    private static void require(boolean condition, String complaint) {
        if (!condition) {
            throw new IllegalArgumentException("the artifact cannot be written: " + complaint);
        }
    }
}
