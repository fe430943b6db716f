package io.lamina.service.blob;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder in which this process receives bytes; every process has its own, below {@code staging}, and holds a lock on a file in it
 * for as long as it lives. So a process that starts can tell folders of the dead, which it removes, from those of others that
 * share the disk. The operating system releases the lock of a process that was killed; one that is only frozen keeps it.
 */
final class Staging implements AutoCloseable {
    private static final String LOCK = "lock";

    /** A file of all processes: folders are made and removed only by whoever has its lock, so that none is seen half-made. */
    private static final String GATE = "gate";

    /** Folders of this very process: to try their locks would release them. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;

    /** Makes the folder and removes what processes that are gone left half-received. */
    Staging(Path dataFolder) {
        Path staging = dataFolder.resolve("staging").toAbsolutePath().normalize();
        this.folder = staging.resolve(UUID.randomUUID().toString());
        try {
            Files.createDirectories(staging);
            this.lock = enter(staging, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the data folder " + dataFolder.toAbsolutePath(), e);
        }
    }

    private static synchronized FileChannel enter(Path staging, Path folder) throws IOException {
        try (FileChannel gate = open(staging.resolve(GATE))) {
            gate.lock();
            Files.createDirectory(folder);
            FileChannel lock = open(folder.resolve(LOCK));
            lock.lock();
            OWN.add(folder);
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(staging)) {
                for (Path entry : entries) {
                    if (!entry.endsWith(GATE) && !OWN.contains(entry) && isAbandoned(entry)) {
                        remove(entry);
                    }
                }
            }
            return lock;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** A plain file is what an earlier version left. */
    private static boolean isAbandoned(Path entry) throws IOException {
        if (!Files.isDirectory(entry)) {
            return true;
        }
        try (FileChannel channel = open(entry.resolve(LOCK))) {
            return channel.tryLock() != null;
        }
    }

    private static void remove(Path entry) throws IOException {
        if (Files.isDirectory(entry)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(entry)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
        }
        Files.deleteIfExists(entry);
    }

    StagedBlob stage() throws IOException {
        return new StagedBlob(newPath());
    }

    /** Where there is no file yet; whoever makes one removes it, or the next process does. */
    Path newPath() {
        return folder.resolve(UUID.randomUUID().toString());
    }

    Path folder() {
        return folder;
    }

    /** Removes the folder with all that was not kept; the process ends. */
    @Override
    public void close() throws IOException {
        leave(folder, lock);
    }

    /** Behind the gate too, or a process that starts would look for the lock of a folder that is just going. */
    private static synchronized void leave(Path folder, FileChannel lock) throws IOException {
        try (FileChannel gate = open(folder.resolveSibling(GATE))) {
            gate.lock();
            remove(folder);
            lock.close();
            OWN.remove(folder);
        }
    }
}
