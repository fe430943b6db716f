package io.lamina.nn.linalg;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A daemon thread that sleeps until it is offered pieces to help with, one computation at a time. */
final class SpareCore implements Runnable {
    private final AtomicReference<@Nullable SharedPieces> task = new AtomicReference<>();
    private final Thread thread;

    private SpareCore(int number) {
        thread = Thread.ofPlatform().daemon().name("lamina-core-" + number).unstarted(this);
    }

    static SpareCore[] start(int count) {
        SpareCore[] spareCores = new SpareCore[count];
        for (int i = 0; i < count; i++) {
            spareCores[i] = new SpareCore(i + 1);
            spareCores[i].thread.start();
        }
        return spareCores;
    }

    /** Whether it was idle and helps now. */
    boolean offer(SharedPieces pieces) {
        if (!task.compareAndSet(null, pieces)) {
            return false;
        }
        LockSupport.unpark(thread);
        return true;
    }

    @Override
    public void run() {
        while (true) {
            SharedPieces pieces = task.get();
            if (pieces == null) {
                LockSupport.park(this);
            } else {
                pieces.help();
                task.set(null);
            }
        }
    }
}
