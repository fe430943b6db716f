package io.lamina.service.blob;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.service.Databases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that a crash between a file and its row left, on either side. */
class StrayFilesTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void filesThatNoRowNamesAreRemovedAndOthersStay() throws IOException {
        BlobProcess.migrate(Databases.h2());
        try (BlobProcess process = new BlobProcess(Databases.h2(), folder, FilesystemBlobStore.NAME)) {
            byte[] content = "kept".getBytes(StandardCharsets.UTF_8);
            String kept = process.keep(content);
            Path files = folder.resolve("blobs").resolve(kept.substring(0, 2));
            // Of the same content: a process that was killed before its commit wrote one, an earlier version another.
            Files.writeString(files.resolve(kept + "-" + UUID.randomUUID()), "kept");
            Files.writeString(files.resolve(kept), "kept");
            String unknown = "00" + "ab".repeat(31);
            Path others = Files.createDirectories(folder.resolve("blobs/00"));
            Files.writeString(others.resolve(unknown + "-" + UUID.randomUUID()), "never committed");
            Path foreign = Files.writeString(others.resolve("README"), "not ours");

            assertThat(process.strays.clean(Instant.EPOCH, 2)).isEqualTo(2);
            assertThat(process.strays.clean(Instant.EPOCH, 100)).isEqualTo(1);
            assertThat(process.strays.clean(Instant.EPOCH, 100)).isZero();
            assertThat(process.read(kept)).isEqualTo(content);
            assertThat(foreign).exists();
            assertThat(process.jdbc.queryForList("select sha256 from blob", String.class))
                    .containsExactly(kept);
        }
    }

    @Test
    void blobsOfAnEarlierVersionAreFoundUnderTheirHashAlone() throws IOException {
        BlobProcess.migrate(Databases.h2());
        try (BlobProcess process = new BlobProcess(Databases.h2(), folder, FilesystemBlobStore.NAME)) {
            String sha256 = "cd".repeat(32);
            process.jdbc.update(
                    "insert into blob (sha256, store, copy, kept_at) values (?, 'filesystem', '', current_timestamp)",
                    sha256);
            Files.writeString(
                    Files.createDirectories(folder.resolve("blobs/cd")).resolve(sha256), "old");
            assertThat(process.strays.clean(Instant.EPOCH, 100)).isZero();
            assertThat(process.read(sha256)).isEqualTo("old".getBytes(StandardCharsets.UTF_8));
            assertThat(process.orphans.clean(Instant.EPOCH, 100)).isEqualTo(1);
            assertThat(folder.resolve("blobs/cd")).isEmptyDirectory();
        }
    }
}
