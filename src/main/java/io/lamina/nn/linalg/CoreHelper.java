package io.lamina.nn.linalg;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A daemon thread that sleeps until it is offered pieces to help with, one computation at a time. */
final class CoreHelper implements Runnable {
    private final AtomicReference<@Nullable SharedPieces> task = new AtomicReference<>();
    private final Thread thread;

    private CoreHelper(int number) {
        thread = Thread.ofPlatform().daemon().name("lamina-core-" + number).unstarted(this);
    }

    static CoreHelper[] start(int count) {
        CoreHelper[] helpers = new CoreHelper[count];
        for (int i = 0; i < count; i++) {
            helpers[i] = new CoreHelper(i + 1);
            helpers[i].thread.start();
        }
        return helpers;
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
