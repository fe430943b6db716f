package io.lamina.service.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedBlobTest {
    @TempDir
    Path folder = Path.of("");

    private int files;

    private StagedBlob stage() throws IOException {
        return new StagedBlob(folder.resolve("staged" + files++));
    }

    @Test
    void bytesAreHashedHoweverTheyAreWritten() throws Exception {
        byte[] content = new byte[200_000];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i * 31);
        }
        String whole =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        try (StagedBlob staged = stage()) {
            staged.output().write(content);
            assertThat(staged.complete().sha256()).isEqualTo(whole);
            assertThat(staged.byteCount()).isEqualTo(content.length);
            try (var bytes = staged.open()) {
                assertThat(bytes.readAllBytes()).isEqualTo(content);
            }
        }
        try (StagedBlob staged = stage()) {
            for (int from = 0; from < content.length; from += 777) {
                staged.output().write(content, from, Math.min(777, content.length - from));
                staged.output().flush();
            }
            assertThat(staged.complete().sha256()).isEqualTo(whole);
        }
        try (StagedBlob staged = stage()) {
            for (byte b : content) {
                staged.output().write(b);
            }
            assertThat(staged.complete().sha256()).isEqualTo(whole);
        }
        assertThat(folder).isEmptyDirectory();
    }
}
