package io.lamina.nn.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.nn.linalg.RandomStream.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class CoresTest {
    @Test
    void everyPieceRunsOnceHoweverManyThreadsAsk() throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<Future<AtomicIntegerArray>> runs = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                runs.add(callers.submit(CoresTest::countRuns));
            }
            for (Future<AtomicIntegerArray> run : runs) {
                for (int piece = 0; piece < run.get().length(); piece++) {
                    assertThat(run.get().get(piece)).isEqualTo(1);
                }
            }
        }
    }

    private static AtomicIntegerArray countRuns() {
        AtomicIntegerArray counts = new AtomicIntegerArray(7);
        Cores.run(7, counts::incrementAndGet);
        return counts;
    }

    @Test
    void oneThreadAndSeveralGiveTheSameBitsAlsoUnderContention() throws Exception {
        int size = 512;
        Buffer a = numbers(size);
        Buffer b = numbers(size);
        float[] alone = alone(a, b);
        try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
            List<Future<float[]>> products = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                products.add(callers.submit(() -> product(a, b)));
            }
            for (Future<float[]> product : products) {
                assertThat(product.get()).isEqualTo(alone);
            }
        }
    }

    /** With every core said to be busy, the caller runs all pieces itself. */
    private static float[] alone(Buffer a, Buffer b) {
        for (int i = 0; i < Cores.THREADS; i++) {
            Cores.enter();
        }
        try {
            Thread caller = Thread.currentThread();
            Cores.run(5, piece -> assertThat(Thread.currentThread()).isSameAs(caller));
            return product(a, b);
        } finally {
            for (int i = 0; i < Cores.THREADS; i++) {
                Cores.leave();
            }
        }
    }

    private static float[] product(Buffer a, Buffer b) {
        Buffer first = Buffer.allocate(a.rows(), b.columns());
        Buffer second = Buffer.allocate(a.rows(), b.columns());
        Products.addProduct(a, b, first, a.rows());
        Products.productWithTransposed(first, b, second, a.rows());
        Products.transposedProduct(second, a, first, a.rows());
        return first.values();
    }

    @Test
    void whatAPieceThrowsReachesTheCallerAndHelpersLiveOn() {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> Cores.run(4, CoresTest::fail))
                    .isInstanceOf(RuntimeException.class)
                    .hasStackTraceContaining("piece 3");
        }
        assertThat(countRuns().get(6)).isEqualTo(1);
    }

    private static void fail(int piece) {
        if (piece == 3) {
            throw new ArithmeticException("piece 3");
        }
    }

    private static Buffer numbers(int size) {
        RandomStream random = RandomStream.of(1, Purpose.INITIALIZATION, 0);
        Buffer buffer = Buffer.allocate(size, size);
        for (int i = 0; i < buffer.size(); i++) {
            buffer.values()[i] = (float) random.nextGaussian();
        }
        return buffer;
    }
}
