package io.lamina.service.blob;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way into the store: a file outside everyone's sight that is hashed while it is written.
 *
 * <p>Write to {@link #output()}, then {@link #complete()}; the content can then be read as often as needed. {@link #close()}
 * removes what was not kept, so an aborted upload leaves nothing. Owned by one thread.
 */
public final class StagedBlob implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final MessageDigest digest;
    private final OutputStream output;
    private long byteCount;
    private String sha256 = "";
    private @Nullable FutureTask<@Nullable Void> forcing;

    StagedBlob(Path file) throws IOException {
        this.file = file;
        this.digest = Sha256.start();
        this.output = new Hashing(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW));
    }

    /** Where the bytes go. */
    public OutputStream output() {
        return output;
    }

    /** Says that all bytes have come. They are forced to the disk from now on, while others may read and make something of them. */
    public StagedBlob complete() throws IOException {
        if (sha256.isEmpty()) {
            output.close();
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            forcing = new FutureTask<>(() -> {
                try (channel) {
                    channel.force(true);
                }
                return null;
            });
            Thread.startVirtualThread(forcing);
            sha256 = HexFormat.of().formatHex(digest.digest());
        }
        return this;
    }

    /** The SHA-256 of the content; needs {@link #complete()}. */
    public String sha256() {
        if (sha256.isEmpty()) {
            throw new IllegalStateException("the blob is not complete yet");
        }
        return sha256;
    }

    /** How many bytes have come so far. */
    public long byteCount() {
        return byteCount;
    }

    /** Reads the content from its start; the caller closes it. */
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    /** Opens the content for reading in any order; the caller closes it. */
    public FileChannel openChannel() throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ);
    }

    /** Waits until all bytes are on the disk; needs {@link #complete()}. */
    void awaitForced() throws IOException {
        FutureTask<@Nullable Void> started = forcing;
        if (started == null) {
            throw new IllegalStateException("the blob is not complete yet");
        }
        try {
            started.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the storing of a blob was interrupted");
        } catch (ExecutionException e) {
            throw new IOException("a blob cannot be forced to the disk", e.getCause());
        }
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        output.close();
        Files.deleteIfExists(file);
    }

    private final class Hashing extends FilterOutputStream {
        private final byte[] buffer = new byte[BUFFER];
        private int filled;
        private boolean closed;

        Hashing(OutputStream target) {
            super(target);
        }

        @Override
        public void write(int b) throws IOException {
            if (filled == buffer.length) {
                drain();
            }
            buffer[filled++] = (byte) b;
            byteCount++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length >= buffer.length) {
                drain();
                pass(bytes, offset, length);
            } else {
                if (length > buffer.length - filled) {
                    drain();
                }
                System.arraycopy(bytes, offset, buffer, filled, length);
                filled += length;
            }
            byteCount += length;
        }

        @Override
        public void flush() throws IOException {
            drain();
            out.flush();
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                try (OutputStream target = out) {
                    drain();
                    target.flush();
                }
            }
        }

        private void drain() throws IOException {
            pass(buffer, 0, filled);
            filled = 0;
        }

        private void pass(byte[] bytes, int offset, int length) throws IOException {
            digest.update(bytes, offset, length);
            out.write(bytes, offset, length);
        }
    }
}
