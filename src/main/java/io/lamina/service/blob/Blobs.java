package io.lamina.service.blob;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The door to stored bytes.
 *
 * <p>A blob and the row that names it cannot be one transaction, so the order is fixed: first the blob becomes durable, then the
 * row commits ({@link #keepWhile}); and a blob goes only after the last row that names it is gone ({@link #discard}). A lock
 * keeps the two from crossing: without it, a deletion could look for rows just before an upload of the same bytes commits one.
 */
@Component
public class Blobs {
    private final BlobStore store;
    private final List<BlobOwner> owners;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    Blobs(BlobStore store, List<BlobOwner> owners) {
        this.store = store;
        this.owners = List.copyOf(owners);
    }

    /** Takes bytes that are still being received. */
    public StagedBlob stage() throws IOException {
        return store.stage();
    }

    /**
     * Makes the staged blobs durable, then runs {@code commit}, which must commit the rows that name them before it returns.
     */
    public <T> T keepWhile(Collection<StagedBlob> staged, Supplier<T> commit) throws IOException {
        lock.readLock().lock();
        try {
            for (StagedBlob blob : staged) {
                store.keep(blob);
            }
            return commit.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Opens a blob for reading; the caller closes it. */
    public InputStream open(String sha256) throws IOException {
        return store.open(sha256);
    }

    /** Removes those of the blobs that no committed row names any more. */
    public void discard(Collection<String> sha256s) throws IOException {
        lock.writeLock().lock();
        try {
            for (String sha256 : sha256s) {
                if (owners.stream().noneMatch(owner -> owner.needs(sha256))) {
                    store.delete(sha256);
                }
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
