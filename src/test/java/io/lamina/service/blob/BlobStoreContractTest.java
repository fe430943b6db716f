package io.lamina.service.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.service.Databases;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What blobs promise in every store and on every database, to one process and to two that share both. */
@ParameterizedClass(name = "{0}")
@MethodSource("places")
class BlobStoreContractTest {
    private static final int CHUNK = ChunkInputStream.CHUNK;

    @TempDir
    Path folder = Path.of("");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final DataSource database;
    private final String store;
    private BlobProcess one;
    private BlobProcess other;

    BlobStoreContractTest(Place place) {
        this.database = place.database().get();
        this.store = place.store();
    }

    /** Where bytes lie, and where the rows that name them. */
    record Place(String store, String named, Supplier<DataSource> database) {
        @Override
        public String toString() {
            return store + " on " + named;
        }
    }

    static List<Place> places() {
        return Stream.of(FilesystemBlobStore.NAME, DatabaseBlobStore.NAME)
                .flatMap(store -> Stream.of(
                        new Place(store, "H2", Databases::h2), new Place(store, "PostgreSQL", Databases::postgres)))
                .toList();
    }

    @BeforeEach
    void start() {
        BlobProcess.migrate(database);
        one = new BlobProcess(database, folder, store);
        other = new BlobProcess(database, folder, store);
    }

    @AfterEach
    void end() throws IOException {
        threads.shutdownNow();
        one.close();
        other.close();
    }

    private static byte[] content(int length, long seed) {
        byte[] content = new byte[length];
        new SplittableRandom(seed).nextBytes(content);
        return content;
    }

    private long rows(String table) {
        return one.count("select count(*) from " + table);
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("blobs"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    /** Copies of bytes, wherever they lie. */
    private long copies() throws IOException {
        return files() + one.count("select count(distinct sha256) from blob_chunk");
    }

    /** Does it on another thread, outside the transaction of this one. */
    private <T> T elsewhere(Callable<T> task) throws Exception {
        return threads.submit(task).get(20, TimeUnit.SECONDS);
    }

    private void expectNothing() throws IOException {
        assertThat(rows("blob")).isZero();
        assertThat(rows("blob_chunk")).isZero();
        assertThat(files()).isZero();
    }

    @Test
    void aMappedBlobStaysReadableWhenItIsRemoved() throws IOException {
        byte[] content = content(5 * CHUNK / 2, 4);
        UUID name = UUID.randomUUID();
        String sha256 = one.keep(name, content, () -> null);
        try (Arena arena = Arena.ofShared()) {
            MemorySegment mapped = other.blobs.map(sha256, arena);
            one.delete(name, sha256);
            expectNothing();
            assertThat(mapped.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(content);
            assertThatThrownBy(() -> other.blobs.map(sha256, arena)).isInstanceOf(NoSuchFileException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 5 * CHUNK / 2})
    void keptBlobIsReadWholeByEveryProcess(int length) throws IOException {
        byte[] content = content(length, 1);
        String sha256 = one.keep(content);
        assertThat(other.read(sha256)).isEqualTo(content);
        try (InputStream bytes = other.blobs.open(sha256)) {
            for (int i = 0; i < Math.min(length, 100); i++) {
                assertThat(bytes.read()).isEqualTo(content[i] & 0xff);
            }
            assertThat(bytes.skip(length)).isEqualTo(Math.max(0, length - 100));
            assertThat(bytes.read()).isEqualTo(-1);
        }
    }

    @Test
    void stagedBlobIsNotVisibleAndLeavesNothingWhenAbandoned() throws IOException {
        try (StagedBlob staged = one.blobs.stage()) {
            staged.output().write(new byte[] {1, 2, 3});
            String sha256 = staged.complete().sha256();
            assertThatThrownBy(() -> one.blobs.open(sha256)).isInstanceOf(NoSuchFileException.class);
        }
        expectNothing();
    }

    @Test
    void equalContentIsKeptOnce() throws IOException {
        String sha256 = one.keep(content(1000, 1));
        assertThat(other.keep(content(1000, 1))).isEqualTo(sha256);
        assertThat(copies()).isEqualTo(1);
        one.delete(sha256);
        expectNothing();
    }

    @Test
    void nameThatIsNoHashIsRefused() {
        assertThatThrownBy(() -> one.blobs.open("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> one.blobs.open("A".repeat(64))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void blobGoesWithItsLastName() throws IOException {
        String sha256 = one.keep(content(10, 1));
        one.blobs.discard(List.of(sha256));
        assertThat(one.read(sha256)).isEqualTo(content(10, 1));
        one.delete(sha256);
        one.delete(sha256);
        assertThatThrownBy(() -> one.blobs.open(sha256)).isInstanceOf(NoSuchFileException.class);
        expectNothing();
    }

    @Test
    void commitThatFailsLeavesNothing() throws IOException {
        assertThatThrownBy(() -> one.keep(content(CHUNK + 1, 1), () -> {
                    throw new IOException("no commit");
                }))
                .hasRootCauseMessage("no commit");
        expectNothing();
    }

    @Test
    void commitThatFailsTakesNothingFromOthers() throws IOException {
        String sha256 = other.keep(content(10, 1));
        assertThatThrownBy(() -> one.keep(content(10, 1), () -> {
                    throw new IOException("no commit");
                }))
                .hasRootCauseMessage("no commit");
        assertThat(one.read(sha256)).isEqualTo(content(10, 1));
    }

    @Test
    void blobIsRemovedWhileItIsReadAndTheReaderIsNotToldLess() throws IOException {
        byte[] content = content(3 * CHUNK, 1);
        String sha256 = one.keep(content);
        try (InputStream bytes = one.blobs.open(sha256)) {
            assertThat(bytes.readNBytes(10)).hasSize(10);
            other.delete(sha256);
            try {
                assertThat(bytes.readAllBytes()).as("all of it, or an error").hasSize(content.length - 10);
            } catch (NoSuchFileException e) {
                assertThat(e).hasMessageContaining("removed while it was read");
            }
        }
    }

    @Test
    void deletionWaitsForWhoeverIsJustNamingTheBlob() throws Exception {
        String sha256 = one.keep(content(10, 1));
        one.unname(sha256);
        AtomicReference<Future<?>> deletion = new AtomicReference<>();
        one.keep(content(10, 1), () -> {
            deletion.set(threads.submit(() -> {
                other.blobs.discard(List.of(sha256));
                return null;
            }));
            // Not yet: the row's lock is ours until the commit.
            assertThat(elsewhere(() -> other.blobs.discardIfFree(sha256))).isFalse();
            return null;
        });
        deletion.get().get(20, TimeUnit.SECONDS);
        assertThat(other.read(sha256)).isEqualTo(content(10, 1));
    }

    @Test
    void uploadThatMeetsADeletionOfTheSameBytesKeepsThemAnew() throws Exception {
        byte[] content = content(CHUNK + 10, 1);
        String sha256 = one.keep(content);
        one.unname(sha256);
        AtomicReference<Future<String>> upload = new AtomicReference<>();
        BlobOwner asked = sha256s -> {
            // The deleter has asked and will remove; the upload begins before it does.
            upload.set(threads.submit(() -> one.keep(content)));
            return Set.of();
        };
        try (BlobProcess deleter = new BlobProcess(database, folder, store, asked)) {
            deleter.blobs.discard(List.of(sha256));
        }
        assertThat(upload.get().get(20, TimeUnit.SECONDS)).isEqualTo(sha256);
        assertThat(other.read(sha256)).isEqualTo(content);
        assertThat(copies()).isEqualTo(1);
    }

    @Test
    void uploadsAndDeletionsOfTheSameBytesNeverLoseOneThatIsNamed() throws Exception {
        List<Future<?>> workers = new ArrayList<>();
        for (int worker = 0; worker < 4; worker++) {
            BlobProcess process = worker % 2 == 0 ? one : other;
            workers.add(threads.submit(() -> {
                for (int round = 0; round < 25; round++) {
                    byte[] content = content(20, round % 2);
                    UUID name = UUID.randomUUID();
                    String sha256 = process.keep(name, content, () -> null);
                    assertThat(process.read(sha256)).isEqualTo(content);
                    process.delete(name, sha256);
                }
                return null;
            }));
        }
        for (Future<?> worker : workers) {
            worker.get(60, TimeUnit.SECONDS);
        }
        expectNothing();
    }

    @Test
    void blobsAreFoundAndRemovedThatACrashLeftWithoutAName() throws IOException {
        String named = one.keep(content(10, 0));
        for (int i = 1; i <= 5; i++) {
            one.unname(one.keep(content(10, i)));
        }
        assertThat(other.orphans.clean(Instant.EPOCH, 3)).isEqualTo(3);
        assertThat(other.orphans.clean(Instant.EPOCH, 100)).isEqualTo(2);
        assertThat(other.orphans.clean(Instant.EPOCH, 100)).isZero();
        assertThat(rows("blob")).isEqualTo(1);
        assertThat(copies()).isEqualTo(1);
        assertThat(one.read(named)).isEqualTo(content(10, 0));
    }

    @Test
    void blobThatIsJustBeingKeptIsNoOrphan() throws Exception {
        AtomicReference<Future<Integer>> housekeeping = new AtomicReference<>();
        String sha256 = one.keep(content(10, 1), () -> {
            assertThat(elsewhere(() -> other.orphans.clean(Instant.EPOCH, 100))).isZero();
            housekeeping.set(threads.submit(() -> other.strays.clean(Instant.EPOCH, 100)));
            return null;
        });
        assertThat(housekeeping.get().get(20, TimeUnit.SECONDS)).isZero();
        assertThat(other.read(sha256)).isEqualTo(content(10, 1));
    }

    @Test
    void blobWhoseBytesWereTakenAwayIsMendedByTheNextUpload() throws IOException {
        String sha256 = one.keep(content(10, 1));
        try (Stream<Path> files = Files.walk(folder.resolve("blobs"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        one.jdbc.update("delete from blob_chunk");
        assertThatThrownBy(() -> one.blobs.open(sha256)).isInstanceOf(NoSuchFileException.class);
        other.keep(content(10, 1));
        assertThat(one.read(sha256)).isEqualTo(content(10, 1));
        one.delete(sha256);
        expectNothing();
    }

    @Test
    void blobsOfTheOtherStoreAreStillReadAndRemovedAfterTheChoiceHasChanged() throws IOException {
        String sha256 = one.keep(content(10, 1));
        String changed = store.equals(DatabaseBlobStore.NAME) ? FilesystemBlobStore.NAME : DatabaseBlobStore.NAME;
        try (BlobProcess after = new BlobProcess(database, folder, changed)) {
            assertThat(after.read(sha256)).isEqualTo(content(10, 1));
            after.keep(content(10, 1));
            assertThat(copies()).isEqualTo(1);
            after.delete(sha256);
        }
        expectNothing();
    }
}
