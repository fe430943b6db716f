package io.lamina.service.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the bytes of blobs lie. Every implementation keeps the same contract: what {@link #put} writes and {@link #delete} removes
 * is part of the surrounding transaction, also after a crash at any point: once a blob's row is committed, all its bytes are
 * there and durable, and they stay at least until the transaction that removes the row has committed.
 *
 * <p>Safe for use by many threads and many processes. Which blobs there are is the {@link BlobRegistry}'s to say; the caller holds
 * the lock on the blob's row.
 */
interface BlobStore {
    /** The name that rows keep. */
    String name();

    /** Writes the bytes of a complete staged blob; needs a transaction. */
    void put(KeptBlob blob, StagedBlob staged) throws IOException;

    /** Whether the bytes are where the row says. */
    boolean holds(KeptBlob blob);

    /**
     * Opens a blob for reading, with memory for a part of it at a time; the caller closes it.
     *
     * @throws java.nio.file.NoSuchFileException if it is gone
     */
    InputStream open(KeptBlob blob) throws IOException;

    /** The file that holds the blob's bytes and nothing else; null where there is none, so that it has to be read. */
    @Nullable
    Path file(KeptBlob blob);

    /** Removes the bytes when the transaction commits; those that are absent are no error. */
    void delete(KeptBlob blob);
}
