package io.lamina.service.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Blobs as files, {@code blobs/ab/abcdef…-copy}, in a folder that several processes may share.
 *
 * <p>A file takes no part in a transaction, and a process that was frozen may act long after its lock is gone. So no name is used
 * twice: a new file has a name of its own, is forced to the disk before its row commits, and is removed only after the commit
 * that removed its row, when nobody can come to need <em>this</em> file any more, whatever became of blobs with the same content.
 * A crash in between leaves a file that no row names; {@link StrayFiles} finds it.
 */
final class FilesystemBlobStore implements BlobStore {
    static final String NAME = "filesystem";

    private static final Logger LOG = LoggerFactory.getLogger(FilesystemBlobStore.class);

    private final Path blobs;

    FilesystemBlobStore(Path dataFolder) {
        this.blobs = dataFolder.resolve("blobs");
        try {
            Files.createDirectories(blobs);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the data folder " + dataFolder.toAbsolutePath(), e);
        }
    }

    /** The folder with one folder for each first two digits. */
    Path folder() {
        return blobs;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void put(KeptBlob blob, StagedBlob staged) throws IOException {
        Path target = path(blob);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                // A commit of unknown outcome may have happened; then the file must stay.
                if (status == STATUS_ROLLED_BACK) {
                    remove(target);
                }
            }
        });
        Path folder = Files.createDirectories(target.resolveSibling(""));
        Files.move(staged.file(), target, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
        force(blobs);
    }

    @Override
    public boolean holds(KeptBlob blob) {
        return Files.exists(path(blob));
    }

    @Override
    public InputStream open(KeptBlob blob) throws IOException {
        return Files.newInputStream(path(blob));
    }

    @Override
    public Path file(KeptBlob blob) {
        return path(blob);
    }

    @Override
    public void delete(KeptBlob blob) {
        Path file = path(blob);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                remove(file);
            }
        });
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // No row names it any more, so it is housekeeping's from here on.
            LOG.warn("cannot remove a blob's file now: {}", e.toString());
        }
    }

    private Path path(KeptBlob blob) {
        String name = blob.copy().isEmpty() ? blob.sha256() : blob.sha256() + "-" + blob.copy();
        return blobs.resolve(name.substring(0, 2)).resolve(name);
    }

    /** A rename is durable only once its folder is. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
