package io.lamina.nn.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.nn.artifact.Artifact.Written;
import io.lamina.nn.network.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArtifactTest {
    private static final String MESSAGE = "the artifact is corrupt, truncated or of an unknown version";

    @Test
    void whatIsWrittenIsRead() {
        Artifact read = Artifact.read(small().toBytes());
        assertThat(read.header()).isEqualTo("{\"größe\": 1}");
        assertThat(read.tensors().stream().map(Tensor::name)).containsExactly("layers.0.weights", "layers.0.biases");
        assertThat(read.tensors().getFirst().shape()).containsExactly(2, 3);
        assertThat(read.tensors().getFirst().values()).containsExactly(1f, -2f, 3.5f, 0f, Float.MIN_VALUE, 1e38f);
        assertThat(read.tensors().getLast().values()).containsExactly(0.25f);
    }

    @Test
    void aTensorLargerThanAChunkKeepsEveryValue() {
        float[] values = new float[40_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        Artifact artifact = new Artifact("", List.of(new Tensor("big", List.of(values.length), values)));
        assertThat(Artifact.read(artifact.toBytes()).tensors().getFirst().values())
                .isEqualTo(values);
    }

    @Test
    void equalContentGivesEqualBytes() {
        assertThat(small().toBytes()).isEqualTo(small().toBytes());
    }

    /** Artifacts are kept for years: a change of these bytes needs a new version of the format. */
    @Test
    void bytesAreThoseOfVersionOne() throws IOException {
        assertThat(small().write(OutputStream.nullOutputStream()))
                .isEqualTo(new Written(153, "1ce524bea24845d1bc6a4a64dca31aeb6ee37fc05243ea958c01c1525b8031c4"));
    }

    @Test
    void theHashIsThatOfAllBytes() throws IOException, NoSuchAlgorithmException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Written written = small().write(out);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(out.toByteArray());
        assertThat(written.sha256()).isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(written.byteCount()).isEqualTo(out.size());
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] bytes = small().toBytes();
        for (int length = 0; length < bytes.length; length++) {
            assertRefused(Arrays.copyOf(bytes, length));
        }
        assertRefused(Arrays.copyOf(bytes, bytes.length + 1));
    }

    @Test
    void everyFlippedBitIsRefused() {
        byte[] bytes = small().toBytes();
        for (int i = 0; i < bytes.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = bytes.clone();
                flipped[i] ^= (byte) (1 << bit);
                assertRefused(flipped);
            }
        }
    }

    @Test
    void aForgedLengthIsRefusedBeforeAnythingOfItsSizeIsAllocated() throws NoSuchAlgorithmException {
        byte[] bytes = small().toBytes();
        int[] forged = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 30, 65_536};
        for (int at = 8; at <= bytes.length - 36; at++) {
            for (int length : forged) {
                byte[] forgery = bytes.clone();
                ByteBuffer.wrap(forgery).order(ByteOrder.LITTLE_ENDIAN).putInt(at, length);
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update(forgery, 0, forgery.length - 32);
                System.arraycopy(digest.digest(), 0, forgery, forgery.length - 32, 32);
                try {
                    // In a header or among values any bytes are as good as any others.
                    assertThat(Artifact.read(forgery).tensors()).hasSize(2);
                } catch (ArtifactException refused) {
                    assertThat(refused).hasMessage(MESSAGE);
                }
            }
        }
    }

    @Test
    void whatCannotBeReadIsNotWritten() {
        Tensor tensor = new Tensor("x".repeat(300), List.of(1), new float[1]);
        assertThatThrownBy(() -> new Artifact("", List.of(tensor)).toBytes())
                .hasMessage("the artifact cannot be written: tensor name too long");
    }

    private static void assertRefused(byte[] bytes) {
        assertThatThrownBy(() -> Artifact.read(bytes))
                .isInstanceOf(ArtifactException.class)
                .hasMessage(MESSAGE);
    }

    private static Artifact small() {
        float[] weights = {1f, -2f, 3.5f, 0f, Float.MIN_VALUE, 1e38f};
        return new Artifact(
                "{\"größe\": 1}",
                List.of(
                        new Tensor("layers.0.weights", List.of(2, 3), weights),
                        new Tensor("layers.0.biases", List.of(1), new float[] {0.25f})));
    }
}
