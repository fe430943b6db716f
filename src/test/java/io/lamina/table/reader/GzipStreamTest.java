package io.lamina.table.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.table.TableException;
import io.lamina.table.TableTooLargeException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GzipStreamTest {
    private static final byte[] TEXT = "a,b\n1,2\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] joined(byte[]... parts) throws IOException {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.write(part);
        }
        return joined.toByteArray();
    }

    private static byte[] expanded(InputStream in) throws IOException {
        try (GzipStream gzip = new GzipStream(in, 100)) {
            return gzip.readAllBytes();
        }
    }

    private static byte[] expanded(byte[] packed) throws IOException {
        return expanded(new ByteArrayInputStream(packed));
    }

    @Test
    void membersAreReadOneAfterTheOtherAlsoWhereTheNetworkIsSlow() throws IOException {
        byte[] packed = joined(gzip(TEXT), gzip(new byte[0]), gzip(TEXT), new byte[512]);
        InputStream slow = new ByteArrayInputStream(packed) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(1, length));
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        };
        assertThat(expanded(packed)).isEqualTo(joined(TEXT, TEXT));
        assertThat(expanded(slow)).isEqualTo(joined(TEXT, TEXT));
    }

    @Test
    void everyPartOfAHeaderIsPassedBy() throws IOException {
        byte[] plain = gzip(TEXT);
        byte[] header = {0x1F, (byte) 0x8B, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 0, 3, 2, 0, 'e', 'x', 'n', 0, 'c', 0, 9, 9};
        assertThat(expanded(joined(header, Arrays.copyOfRange(plain, 10, plain.length))))
                .isEqualTo(TEXT);
    }

    @Test
    void aStreamCutOffAnywhereIsRefused() throws IOException {
        byte[] packed = gzip(TEXT);
        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> expanded(cut)).isInstanceOf(TableException.class);
        }
    }

    @Test
    void aBitChangedAnywhereInTheDataIsRefusedOrMeansNothing() throws IOException {
        byte[] packed = gzip(TEXT);
        int refusals = 0;
        for (int at = 10; at < packed.length; at++) {
            byte[] changed = packed.clone();
            changed[at] ^= 0x40;
            try {
                // A block ends with bits that fill up its last byte.
                assertThat(expanded(changed)).as("byte %d", at).isEqualTo(TEXT);
            } catch (TableException refused) {
                refusals++;
                assertThat(refused.errors()).hasSize(1);
            }
        }
        assertThat(refusals).isGreaterThan(packed.length - 20);
    }

    @Test
    void whatFollowsIsRefusedUnlessItIsZeros() throws IOException {
        assertThatThrownBy(() -> expanded(joined(gzip(TEXT), new byte[] {0, 'x'})))
                .hasMessage("something that is no gzip follows its compressed data");
        assertThatThrownBy(() -> expanded(TEXT)).hasMessage("is not gzip, as it is said to be");
    }

    @Test
    void aBombIsRefusedAfterItsFirstMebibyte() throws IOException {
        byte[] bomb = gzip(new byte[100_000_000]);
        assertThat(bomb.length).isLessThan(200_000);
        long[] produced = {0};
        assertThatThrownBy(() -> {
                    try (GzipStream gzip = new GzipStream(new ByteArrayInputStream(bomb), 100)) {
                        byte[] buffer = new byte[1 << 16];
                        for (int read = gzip.read(buffer); read >= 0; read = gzip.read(buffer)) {
                            produced[0] += read;
                        }
                    }
                })
                .isInstanceOf(TableTooLargeException.class)
                .hasMessage("expands to more than 100 times its compressed size, the most that is allowed");
        assertThat(produced[0]).isLessThan(7_000_000);
    }

    @Test
    void smallFilesMayExpandAsMuchAsTheyLike() throws IOException {
        assertThat(expanded(gzip(new byte[1 << 20]))).hasSize(1 << 20);
    }
}
