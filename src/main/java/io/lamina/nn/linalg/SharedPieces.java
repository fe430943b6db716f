package io.lamina.nn.linalg;

import io.lamina.nn.linalg.Cores.Piece;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The pieces of one computation, which its owner and helpers take in turn. */
final class SharedPieces {
    /** Looks at the others' progress before the owner sleeps: some microseconds. */
    private static final int SPINS = 1_000;

    private final int count;
    private final Piece piece;
    private final Thread owner = Thread.currentThread();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    SharedPieces(int count, Piece piece) {
        this.count = count;
        this.piece = piece;
    }

    /** Runs pieces until none is left. What one throws is kept for the owner, so that a helper never dies of it. */
    void help() {
        for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            try {
                piece.run(i);
            } catch (Throwable thrown) {
                failure.compareAndSet(null, thrown);
            }
            if (ended.incrementAndGet() == count && Thread.currentThread() != owner) {
                LockSupport.unpark(owner);
            }
        }
    }

    /** For the owner: waits until every piece has ended, and throws what the first failed one threw. */
    void await() {
        for (int spin = 0; ended.get() < count; spin++) {
            if (spin < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
            }
        }
        Throwable thrown = failure.get();
        if (thrown instanceof Error error) {
            // An OutOfMemoryError has to reach who can say what to do about it.
            throw error;
        }
        if (thrown != null) {
            throw new IllegalStateException("a piece of a computation failed", thrown);
        }
    }
}
