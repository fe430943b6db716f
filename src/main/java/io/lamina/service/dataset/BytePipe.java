package io.lamina.service.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Hands bytes from one thread to another, half a megabyte ahead. The one that writes ends the pipe by closing its side; once the one that
 * reads has closed its own, what is still written is dropped. For one thread at each side.
 */
final class BytePipe {
    private static final int CAPACITY = 1 << 19;

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final byte[] ring = new byte[CAPACITY];
    private final OutputStream sink = new Sink();
    private final InputStream source = new Source();
    private long written;
    private long taken;
    private boolean ended;
    private boolean left;

    /** Where the bytes go. */
    OutputStream sink() {
        return sink;
    }

    /** Where they come out. */
    InputStream source() {
        return source;
    }

    /** Waits with the lock in hand. */
    private void awaitWhile(BooleanSupplier waits) throws IOException {
        try {
            while (waits.getAsBoolean()) {
                changed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while bytes were handed on");
        }
    }

    private final class Sink extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            lock.lock();
            try {
                for (int done = 0; done < length; ) {
                    awaitWhile(() -> written - taken == CAPACITY && !left);
                    if (left) {
                        return;
                    }
                    int at = (int) (written % CAPACITY);
                    int some = Math.min(Math.min(length - done, CAPACITY - at), CAPACITY - (int) (written - taken));
                    System.arraycopy(bytes, offset + done, ring, at, some);
                    written += some;
                    done += some;
                    changed.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                ended = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private final class Source extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, target.length);
            lock.lock();
            try {
                awaitWhile(() -> written == taken && !ended);
                int at = (int) (taken % CAPACITY);
                int some = Math.min(Math.min(length, CAPACITY - at), (int) (written - taken));
                System.arraycopy(ring, at, target, offset, some);
                taken += some;
                changed.signalAll();
                return some == 0 && length > 0 ? -1 : some;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                left = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
