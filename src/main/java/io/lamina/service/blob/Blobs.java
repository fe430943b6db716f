package io.lamina.service.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The door to stored bytes.
 *
 * <p>Each blob has a row in the database. Whoever names a blob in a row of its own holds that row's lock from before the bytes are
 * written until its own row is committed ({@link #keepWhile}, {@link #hold}); whoever removes a blob takes the same lock, asks
 * every {@link BlobOwner}, and removes the row in that transaction ({@link #discard}). So a deletion can neither miss a row that is
 * just being committed nor take bytes that somebody has just found to be there, whichever processes the two are in.
 * {@code docs/adr/0010} goes through every crash and every race.
 */
@Component
public class Blobs {
    private final BlobRegistry registry;
    private final BlobStores stores;
    private final Staging staging;
    private final List<BlobOwner> owners;
    private final TransactionOperations transaction;

    Blobs(
            BlobRegistry registry,
            BlobStores stores,
            Staging staging,
            List<BlobOwner> owners,
            TransactionOperations transaction) {
        this.registry = registry;
        this.stores = stores;
        this.staging = staging;
        this.owners = List.copyOf(owners);
        this.transaction = transaction;
    }

    /** Takes bytes that are still being received; nobody else sees them. */
    public StagedBlob stage() throws IOException {
        return staging.stage();
    }

    /**
     * Keeps the staged blobs and runs {@code commit}, which writes the rows that name them, in one transaction: when this returns
     * all of it is durable, and if it throws nothing is there.
     */
    public <T> T keepWhile(Collection<StagedBlob> staged, Supplier<T> commit) throws IOException {
        return keepWhile(staged, () -> {}, commit);
    }

    /**
     * The same for rows that share something with others, whose lock is taken before those of blobs.
     *
     * @param above locks it, in the transaction
     */
    public <T> T keepWhile(Collection<StagedBlob> staged, Runnable above, Supplier<T> commit) throws IOException {
        // In one order for everybody, or two that keep the same two blobs could wait for each other.
        Map<String, StagedBlob> sorted = new TreeMap<>();
        staged.forEach(blob -> sorted.put(blob.sha256(), blob));
        for (StagedBlob blob : sorted.values()) {
            // Before the locks: a disk may be slow.
            blob.awaitForced();
        }
        try {
            return transaction.execute(status -> {
                above.run();
                sorted.values().forEach(this::keep);
                return commit.get();
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void keep(StagedBlob staged) {
        BlobStore store = stores.chosen();
        KeptBlob offered = new KeptBlob(
                staged.sha256(),
                staged.byteCount(),
                store.name(),
                UUID.randomUUID().toString());
        KeptBlob there = registry.lockOrAdd(offered);
        try {
            if (there.equals(offered)) {
                store.put(offered, staged);
            } else if (!stores.of(there).holds(there)) {
                // A file that somebody took away, or a store on another machine: the bytes are at hand, so it is
                // mended.
                registry.move(offered);
                store.put(offered, staged);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Keeps a blob from being removed until the surrounding transaction ends; call it before a second row is made to name a blob
     * that the first one may lose meanwhile. False: there is none.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean hold(String sha256) {
        return registry.lock(KeptBlob.checked(sha256)) != null;
    }

    /** Where this process may make a file that only it needs and removes again; what it leaves when it is killed is removed for it. */
    public Path temporaryPath() {
        return staging.newPath();
    }

    /**
     * Opens a blob for reading; the caller closes it.
     *
     * @throws NoSuchFileException if there is none
     */
    public InputStream open(String sha256) throws IOException {
        return find(sha256, blob -> stores.of(blob).open(blob));
    }

    /**
     * The hash of a blob's bytes as they are now: another one than its name where they were damaged.
     *
     * @throws NoSuchFileException if there is none
     */
    public String hash(String sha256) throws IOException {
        MessageDigest digest = Sha256.start();
        try (InputStream bytes = new DigestInputStream(open(sha256), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * A blob as memory, which stays readable until the arena is closed, whatever becomes of the blob: its file is mapped, or a copy of what
     * is no file, which is gone with the mapping.
     *
     * @throws NoSuchFileException if there is none
     */
    public MemorySegment map(String sha256, Arena arena) throws IOException {
        return find(sha256, blob -> map(blob, arena));
    }

    private MemorySegment map(KeptBlob blob, Arena arena) throws IOException {
        Path file = stores.of(blob).file(blob);
        if (file != null) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            }
        }
        try (InputStream bytes = stores.of(blob).open(blob);
                FileChannel copy = FileChannel.open(
                        staging.newPath(),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE)) {
            bytes.transferTo(Channels.newOutputStream(copy));
            return copy.map(FileChannel.MapMode.READ_ONLY, 0, copy.size(), arena);
        }
    }

    /** What is made of a blob's bytes. */
    private interface Use<T> {
        T of(KeptBlob blob) throws IOException;
    }

    private <T> T find(String sha256, Use<T> use) throws IOException {
        KeptBlob blob = registry.find(KeptBlob.checked(sha256));
        while (blob != null) {
            try {
                return use.of(blob);
            } catch (NoSuchFileException e) {
                // Removed and kept again since the look at the row: then there is another copy.
                KeptBlob now = registry.find(sha256);
                if (blob.equals(now)) {
                    throw e;
                }
                blob = now;
            }
        }
        throw new NoSuchFileException(sha256);
    }

    /**
     * Removes those of the blobs that no row names any more; call it when the rows that named them are gone, in the same
     * transaction or after it.
     */
    public void discard(Collection<String> sha256s) {
        for (String sha256 : new TreeSet<>(sha256s)) {
            transaction.executeWithoutResult(status -> removeIfUnneeded(registry.lock(sha256)));
        }
    }

    /** Removes one blob if nobody names it and nobody else is at it; answers whether it did. */
    boolean discardIfFree(String sha256) {
        return transaction.execute(status -> removeIfUnneeded(registry.lockIfFree(sha256)));
    }

    /** Call it with the blob's row locked, so that nobody names it between the question and the commit. */
    private boolean removeIfUnneeded(@Nullable KeptBlob blob) {
        if (blob == null
                || owners.stream()
                        .anyMatch(owner -> !owner.needed(List.of(blob.sha256())).isEmpty())) {
            return false;
        }
        stores.of(blob).delete(blob);
        registry.remove(blob.sha256());
        return true;
    }

    /** Those of the blobs that some row names. */
    Set<String> needed(Collection<String> sha256s) {
        Set<String> needed = new TreeSet<>();
        owners.forEach(owner -> needed.addAll(owner.needed(sha256s)));
        return needed;
    }
}
