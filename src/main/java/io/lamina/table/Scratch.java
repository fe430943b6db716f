package io.lamina.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Room outside the heap for what somebody works on: bytes are appended, and read as memory. Beyond a first few they go to a file, which is
 * read through a mapping, so small tables make no file and large ones take no memory that the system could not use otherwise.
 *
 * <p>The name of the file is gone once the scratch is closed, and whoever gave the folder removes what a process that was killed left
 * there; the memory lives as long as the arena. For one thread; the memory may be read by many. A disk that is full or broken shows as
 * {@link UncheckedIOException}.
 */
public final class Scratch implements Closeable {
    private static final int FIRST_BUFFER = 1 << 18;
    private static final int BUFFER = 1 << 20;
    private static final long LEAST_MAPPED = 1 << 26;

    private final Path path;
    private final Arena arena;
    private @Nullable FileChannel file;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private MemorySegment mapped = MemorySegment.NULL;
    private long written;

    /**
     * A scratch that makes its file when it is first needed.
     *
     * @param path where no file is yet
     * @param arena how long the memory is to be read
     */
    public Scratch(Path path, Arena arena) {
        this.path = path;
        this.arena = arena;
    }

    /** Appends the first {@code count} bytes and says where they begin. */
    public long append(byte[] bytes, int count) {
        return append(MemorySegment.ofArray(bytes).asSlice(0, count));
    }

    /** Appends what is in the memory and says where it begins. */
    public long append(MemorySegment bytes) {
        long start = size();
        try {
            for (long done = 0; done < bytes.byteSize(); ) {
                if (!buffer.hasRemaining()) {
                    makeRoom();
                }
                long some = Math.min(buffer.remaining(), bytes.byteSize() - done);
                MemorySegment.copy(bytes, done, MemorySegment.ofBuffer(buffer), 0, some);
                buffer.position(buffer.position() + (int) some);
                done += some;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return start;
    }

    /** How many bytes were appended. */
    public long size() {
        return written + buffer.position();
    }

    /** Everything that was appended so far, from the first byte on; it may be longer than that. Read only. */
    public MemorySegment memory() {
        FileChannel channel = file;
        if (channel == null) {
            return MemorySegment.ofBuffer(buffer.duplicate().flip()).asReadOnly();
        }
        try {
            write(channel);
            if (mapped.byteSize() < written) {
                // Twice what is there, so that a scratch that goes on growing is not mapped over and over.
                long room = Math.max(LEAST_MAPPED, 2 * written);
                mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, room, arena)
                        .asReadOnly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return mapped;
    }

    private void makeRoom() throws IOException {
        if (buffer.capacity() == 0) {
            buffer = allocate(FIRST_BUFFER);
            return;
        }
        FileChannel channel = file;
        if (channel == null) {
            channel = FileChannel.open(
                    path,
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
            file = channel;
            write(channel);
            // Somebody may be reading the first one.
            buffer = allocate(BUFFER);
        } else {
            write(channel);
        }
    }

    private ByteBuffer allocate(int bytes) {
        return arena.allocate(bytes, Long.BYTES).asByteBuffer();
    }

    private void write(FileChannel channel) throws IOException {
        ByteBuffer bytes = buffer.duplicate().flip();
        while (bytes.hasRemaining()) {
            written += channel.write(bytes, written);
        }
        buffer.clear();
    }

    /** Removes the file's name; the memory stays until its arena is closed. */
    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
