package io.lamina.service.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesystemBlobStoreContractTest extends BlobStoreContractTest {
    @TempDir
    Path folder = Path.of("");

    @Override
    BlobStore openStore() {
        return new FilesystemBlobStore(folder);
    }

    @Test
    void whatAKilledProcessLeftHalfReceivedIsRemovedAtStart() throws IOException {
        BlobStore killed = openStore();
        StagedBlob staged = killed.stage();
        staged.output().write(1);
        staged.output().flush();
        assertThat(filesIn("staging")).isEqualTo(1);
        openStore();
        assertThat(filesIn("staging")).isZero();
        staged.close();
    }

    private long filesIn(String name) throws IOException {
        try (var files = Files.list(folder.resolve(name))) {
            return files.count();
        }
    }
}
