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
     * Makes the staged blobs durable, then runs {@code commit}, which must commit the rows that name them before it returns; if it
     * throws, blobs that nobody else needs are removed again.
     */
    public <T> T keepWhile(Collection<StagedBlob> staged, Supplier<T> commit) throws IOException {
        boolean committed = false;
        lock.readLock().lock();
        try {
            for (StagedBlob blob : staged) {
                store.keep(blob);
            }
            T result = commit.get();
            committed = true;
            return result;
        } finally {
            lock.readLock().unlock();
            if (!committed) {
                discard(staged.stream().map(StagedBlob::sha256).toList());
            }
        }
    }

    /** Removes every blob that no committed row names; only for a process that is alone. Answers how many there were. */
    public int sweep() throws IOException {
        lock.writeLock().lock();
        try {
            return removeUnneeded(store.list());
        } finally {
            lock.writeLock().unlock();
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
            removeUnneeded(sha256s);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Call it with the write lock, so that nobody names a blob between the question and the deletion. */
    private int removeUnneeded(Collection<String> sha256s) throws IOException {
        int removed = 0;
        for (String sha256 : sha256s) {
            if (owners.stream().noneMatch(owner -> owner.needs(sha256))) {
                store.delete(sha256);
                removed++;
            }
        }
        return removed;
    }
}
