package io.lamina.service.blob;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Where blobs lie. Every implementation keeps the same contract: a blob is visible whole or not at all, also after a crash, and
 * is found under the SHA-256 of its content, as 64 lower-case hexadecimal digits.
 *
 * <p>Safe for use by many threads.
 */
interface BlobStore {
    /** Takes bytes that are still being received; nothing is visible until {@link #keep}. */
    StagedBlob stage() throws IOException;

    /** Makes a complete staged blob visible and durable; a blob that is already there stays as it is. */
    void keep(StagedBlob staged) throws IOException;

    /**
     * Opens a blob for reading; the caller closes it.
     *
     * @throws java.nio.file.NoSuchFileException if there is none
     */
    InputStream open(String sha256) throws IOException;

    /** The hashes of all blobs. */
    List<String> list() throws IOException;

    /** Removes a blob; one that is absent is no error. */
    void delete(String sha256) throws IOException;
}
