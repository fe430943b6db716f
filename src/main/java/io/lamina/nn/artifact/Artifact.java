package io.lamina.nn.artifact;

import io.lamina.nn.network.Tensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A trained network as data: a header that is opaque text (JSON by convention) and named tensors.
 *
 * <p>Layout, integers little-endian:
 *
 * <pre>
 *   magic      8 bytes  "LAMINA\r\n"
 *   version    int32    1
 *   header     int32 length in bytes, then UTF-8
 *   tensors    int32 count, then each:
 *     name     int32 length in bytes, then UTF-8
 *     shape    int32 rank, then an int32 for each extent
 *     values   float32 each, row-major
 *   checksum   32 bytes SHA-256 of everything before it
 * </pre>
 *
 * <p>Equal content gives equal bytes: there is no clock, name or identifier in it. Reading bounds every length by what is left of the
 * input before it allocates, and runs no code from it.
 *
 * @param header at most {@value #LARGEST_HEADER} bytes as UTF-8
 * @param tensors in the order in which they are written
 */
public record Artifact(String header, List<Tensor> tensors) {
    /** The largest header in bytes: 64 MiB. */
    public static final int LARGEST_HEADER = 64 << 20;

    public Artifact {
        tensors = List.copyOf(tensors);
    }

    /**
     * Writes the artifact and leaves the stream open.
     *
     * @throws IllegalArgumentException if header, names or shapes exceed what {@link #read} accepts
     */
    public Written write(OutputStream out) throws IOException {
        return new ArtifactWriter(out).write(this);
    }

    /** The artifact as bytes, for one that fits an array. */
    public byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(out);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }

    /**
     * Reads an artifact of exactly {@code length} bytes and leaves the stream open.
     *
     * @throws ArtifactException if the bytes are not a whole, unchanged artifact of a known version
     */
    public static Artifact read(InputStream in, long length) throws IOException {
        return new ArtifactReader(in, length).read();
    }

    /**
     * Reads an artifact from bytes.
     *
     * @throws ArtifactException if they are not a whole, unchanged artifact of a known version
     */
    public static Artifact read(byte[] bytes) {
        try {
            return read(new ByteArrayInputStream(bytes), bytes.length);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * What was written.
     *
     * @param sha256 of all bytes, the checksum at the end included, in lower-case hexadecimal: what {@code sha256sum} prints
     */
    public record Written(long byteCount, String sha256) {}
}
