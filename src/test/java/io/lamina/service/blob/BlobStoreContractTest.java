package io.lamina.service.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every blob store promises; one subclass per store. */
abstract class BlobStoreContractTest {
    /** A store over the same place each time it is called, as after a restart. */
    abstract BlobStore openStore();

    private static String keep(BlobStore store, byte[] content) throws IOException {
        try (StagedBlob staged = store.stage()) {
            staged.output().write(content);
            store.keep(staged.complete());
            return staged.sha256();
        }
    }

    @Test
    void keptBlobIsFoundByItsHashAlsoAfterARestart() throws Exception {
        BlobStore store = openStore();
        byte[] content = "a,b\n1,2\n".repeat(50_000).getBytes(StandardCharsets.UTF_8);
        String sha256 = keep(store, content);
        assertThat(sha256)
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        try (var read = openStore().open(sha256)) {
            assertThat(read.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void stagedBlobIsNotVisibleAndLeavesNothingWhenAbandoned() throws IOException {
        BlobStore store = openStore();
        String sha256;
        try (StagedBlob staged = store.stage()) {
            staged.output().write(new byte[] {1, 2, 3});
            sha256 = staged.complete().sha256();
            assertThat(staged.byteCount()).isEqualTo(3);
            assertThatThrownBy(() -> store.open(sha256)).isInstanceOf(NoSuchFileException.class);
        }
        assertThatThrownBy(() -> openStore().open(sha256)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void equalContentIsKeptOnce() throws IOException {
        BlobStore store = openStore();
        assertThat(keep(store, new byte[] {7})).isEqualTo(keep(store, new byte[] {7}));
        assertThat(keep(store, new byte[0])).isNotEqualTo(keep(store, new byte[] {7}));
    }

    @Test
    void bytesAreHashedHoweverTheyAreWritten() throws IOException {
        BlobStore store = openStore();
        byte[] content = new byte[200_000];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i * 31);
        }
        String whole = keep(store, content);
        try (StagedBlob staged = store.stage()) {
            for (int from = 0; from < content.length; from += 777) {
                staged.output().write(content, from, Math.min(777, content.length - from));
                staged.output().flush();
            }
            assertThat(staged.complete().sha256()).isEqualTo(whole);
        }
        try (StagedBlob staged = store.stage()) {
            for (byte b : content) {
                staged.output().write(b);
            }
            assertThat(staged.complete().sha256()).isEqualTo(whole);
        }
    }

    @Test
    void deletedBlobIsGoneAndDeletingAgainIsNoError() throws IOException {
        BlobStore store = openStore();
        String sha256 = keep(store, new byte[] {9});
        store.delete(sha256);
        store.delete(sha256);
        assertThatThrownBy(() -> store.open(sha256)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void nameThatIsNoHashIsRefused() {
        BlobStore store = openStore();
        assertThatThrownBy(() -> store.open("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.delete("A".repeat(64))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void blobIsDiscardedOnlyWhenNobodyNeedsIt() throws IOException {
        BlobStore store = openStore();
        String shared = keep(store, new byte[] {1});
        String own = keep(store, new byte[] {2});
        Set<String> needed = new HashSet<>(Set.of(shared));
        Blobs blobs = new Blobs(store, List.of(needed::contains));
        blobs.discard(List.of(shared, own));
        blobs.open(shared).close();
        assertThatThrownBy(() -> blobs.open(own)).isInstanceOf(NoSuchFileException.class);
        needed.clear();
        blobs.discard(List.of(shared));
        assertThatThrownBy(() -> blobs.open(shared)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void sweepRemovesWhatNothingNames() throws IOException {
        BlobStore store = openStore();
        String needed = keep(store, new byte[] {1});
        String orphan = keep(store, new byte[] {2});
        assertThat(store.list()).containsExactlyInAnyOrder(needed, orphan);
        assertThat(new Blobs(store, List.of(needed::equals)).sweep()).isEqualTo(1);
        assertThat(store.list()).containsExactly(needed);
    }

    @Test
    void blobOfATransactionThatFailsIsRemoved() throws IOException {
        BlobStore store = openStore();
        Blobs blobs = new Blobs(store, List.of(sha256 -> false));
        try (StagedBlob staged = blobs.stage()) {
            staged.output().write(5);
            staged.complete();
            assertThatThrownBy(() -> blobs.keepWhile(List.of(staged), () -> {
                        throw new IllegalStateException("no commit");
                    }))
                    .hasMessage("no commit");
        }
        assertThat(store.list()).isEmpty();
    }
}
