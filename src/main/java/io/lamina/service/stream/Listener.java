package io.lamina.service.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * One client that listens to one resource.
 *
 * <p>At most one thread is busy with it at a time ({@link #begin} … {@link #end}): it alone writes and moves the place. Closing
 * may come from any thread; it waits for a write in progress, because a response must not be touched once it is given back.
 */
final class Listener<C> {
    private final UUID id;
    private final OutputStream output;
    private final Runnable complete;
    private final LongSupplier nanoTime;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final ReentrantLock writing = new ReentrantLock();
    private volatile C place;
    private volatile long lastWrite;
    private volatile boolean closed;

    /** @param complete gives the response back; called once */
    Listener(UUID id, C place, OutputStream output, Runnable complete, LongSupplier nanoTime) {
        this.id = id;
        this.place = place;
        this.output = output;
        this.complete = complete;
        this.nanoTime = nanoTime;
        this.lastWrite = nanoTime.getAsLong();
    }

    UUID id() {
        return id;
    }

    C place() {
        return place;
    }

    /** Takes the listener for the calling thread's work, or says false: another is busy with it. */
    boolean begin() {
        return busy.compareAndSet(false, true);
    }

    void end() {
        busy.set(false);
    }

    /** Nanoseconds since the client last got something. */
    long silence() {
        return nanoTime.getAsLong() - lastWrite;
    }

    boolean isClosed() {
        return closed;
    }

    /** Sends a page and stands behind it. */
    void write(EventPage<C> page) throws IOException {
        write(page.text());
        place = page.end();
    }

    /** Sends a text; blocks as long as the client does not take it, at most until the server's write timeout. */
    void write(String text) throws IOException {
        writing.lock();
        try {
            if (!closed && !text.isEmpty()) {
                output.write(text.getBytes(StandardCharsets.UTF_8));
                output.flush();
                lastWrite = nanoTime.getAsLong();
            }
        } finally {
            writing.unlock();
        }
    }

    /** Ends the stream; a second time nothing happens. */
    void close() {
        writing.lock();
        try {
            if (!closed) {
                closed = true;
                complete.run();
            }
        } finally {
            writing.unlock();
        }
    }
}
