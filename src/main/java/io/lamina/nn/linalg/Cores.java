package io.lamina.nn.linalg;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The cores that the engine may use: pieces of one large computation run on those that no training occupies.
 *
 * <p>How a computation is cut depends on its shape alone, and no piece reads what another writes; so its bits are the same however many
 * threads run the pieces. At most {@link #THREADS} threads compute, the caller included: all cores, or what the system property
 * {@code lamina.engine.threads} said when this class was loaded. Where several trainings run, each finds fewer idle cores, and none when
 * there are as many trainings as cores. Thread-safe.
 */
public final class Cores {
    /** How many threads may compute, at least 1. */
    public static final int THREADS = Math.max(
            1, Integer.getInteger("lamina.engine.threads", Runtime.getRuntime().availableProcessors()));

    private static final SpareCore[] HELPERS = SpareCore.start(THREADS - 1);

    private static final AtomicInteger TRAININGS = new AtomicInteger();

    private Cores() {}

    /** Says that the calling thread will be busy, until {@link #leave()}. */
    public static void enter() {
        TRAININGS.incrementAndGet();
    }

    /** Ends what {@link #enter()} began. */
    public static void leave() {
        TRAININGS.decrementAndGet();
    }

    /**
     * Runs the pieces 0 … pieces − 1, each once, in any order, some perhaps on other threads, and returns when all have ended. Allocates
     * some bytes if there is more than one.
     */
    public static void run(int pieces, Piece piece) {
        int idle = Math.min(pieces - 1, THREADS - Math.max(1, TRAININGS.get()));
        if (pieces == 1 || idle < 1) {
            for (int i = 0; i < pieces; i++) {
                piece.run(i);
            }
            return;
        }
        SharedPieces shared = new SharedPieces(pieces, piece);
        for (int i = 0; i < HELPERS.length && idle > 0; i++) {
            if (HELPERS[i].offer(shared)) {
                idle--;
            }
        }
        shared.help();
        shared.await();
    }

    /** A part of a computation, named by its number. */
    @FunctionalInterface
    public interface Piece {
        /** Must not write what another piece reads or writes. */
        void run(int number);
    }
}
