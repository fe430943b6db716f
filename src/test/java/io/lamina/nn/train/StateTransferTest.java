package io.lamina.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.nn.linalg.FlatVector;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class StateTransferTest {
    private final float[] values = new float[40_000];

    StateTransferTest() {
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
    }

    private byte[] written() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StateWriter writer = new StateWriter(out);
        writer.same(42);
        writer.whole(-7);
        writer.real(Math.PI);
        writer.reals(new double[] {1, Double.NaN});
        writer.values(values);
        writer.end();
        return out.toByteArray();
    }

    /** A service that was brought up to date goes on from checkpoints of the one before it, or the version says that it cannot. */
    @Test
    void bytesAreThoseOfVersionTwo() throws IOException, NoSuchAlgorithmException {
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(written());
        assertThat(HexFormat.of().formatHex(sha256))
                .isEqualTo("5bfcb09b41a0a14b2fe68a0f4ab3860ef12cb942da8af693e79fc14d5ebcfea0");
    }

    @Test
    void whatIsWrittenIsReadAndAVectorHasTheBytesOfAnArray() throws IOException {
        byte[] bytes = written();
        StateReader reader = new StateReader(new ByteArrayInputStream(bytes), bytes.length);
        reader.same(42);
        assertThat(reader.whole(0)).isEqualTo(-7);
        assertThat(reader.real(0)).isEqualTo(Math.PI);
        assertThat(reader.reals(new double[2])).containsExactly(1, Double.NaN);
        try (FlatVector vector = new FlatVector(values.length)) {
            reader.values(vector);
            reader.end();
            float[] read = new float[values.length];
            vector.read(0, read, 0, read.length);
            assertThat(read).isEqualTo(values);
        }
    }

    @Test
    void anotherNumberThanItsOwnIsRefused() throws IOException {
        byte[] bytes = written();
        StateReader reader = new StateReader(new ByteArrayInputStream(bytes), bytes.length);
        assertThatThrownBy(() -> reader.same(43)).isInstanceOf(CheckpointException.class);
    }
}
