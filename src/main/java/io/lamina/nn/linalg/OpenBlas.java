package io.lamina.nn.linalg;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.Semaphore;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The calls into the OpenBLAS that ND4J brings: {@code cblas_sgemm}, {@code cblas_sgemv} and {@code cblas_somatcopy}.
 *
 * <p>They go through {@link Linker} with {@code critical(true)}, so that native code reads and writes {@code float[]} without a copy;
 * a safepoint waits for a call, so callers keep each one short (see {@link Products}). Whichever OpenBLAS JavaCPP has loaded is
 * used: a newer one needs no change here.
 *
 * <p>OpenBLAS runs one thread per call: its thread count is global to the process, changes the bits of a result, and slows small
 * products down. Callers are bounded, because OpenBLAS has a fixed number of work areas.
 */
final class OpenBlas {
    static final int NO_TRANSPOSE = 111;
    static final int TRANSPOSE = 112;

    /** Threads of a call. */
    static final int THREADS = 1;

    private static final int LONGEST_TEXT = 512;
    private static final int ROW_MAJOR = 101;

    private static final Semaphore CALLERS =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));
    private static final MethodHandle SGEMM;
    private static final MethodHandle SGEMV;
    private static final MethodHandle SOMATCOPY;

    static {
        // ND4J sets OpenBLAS's threads to the number of cores when it starts, so it has to start first.
        Nd4j.getBlasWrapper();
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(THREADS);
        Loader.load(openblas.class);
        openblas.blas_set_num_threads(THREADS);
        SGEMM = handle(
                "cblas_sgemm",
                FunctionDescriptor.ofVoid(
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_FLOAT,
                        ADDRESS,
                        JAVA_INT,
                        ADDRESS,
                        JAVA_INT,
                        JAVA_FLOAT,
                        ADDRESS,
                        JAVA_INT));
        SGEMV = handle(
                "cblas_sgemv",
                FunctionDescriptor.ofVoid(
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_FLOAT,
                        ADDRESS,
                        JAVA_INT,
                        ADDRESS,
                        JAVA_INT,
                        JAVA_FLOAT,
                        ADDRESS,
                        JAVA_INT));
        SOMATCOPY = handle(
                "cblas_somatcopy",
                FunctionDescriptor.ofVoid(
                        JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_FLOAT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT));
    }

    private OpenBlas() {}

    /** Makes sure that ND4J and OpenBLAS are loaded and set to one thread. */
    static void start() {
        // Entering this method has run the static initializer.
    }

    /** The kernel that OpenBLAS chose for this processor, such as {@code Zen} or {@code SkylakeX}. */
    static String core() {
        return text("openblas_get_corename");
    }

    /** Name and version, the first two words of {@code OpenBLAS 0.3.31 DYNAMIC_ARCH …}. */
    static String version() {
        String[] words = text("openblas_get_config").split(" ", -1);
        return words.length < 2 ? words[0] : words[0] + " " + words[1];
    }

    @SuppressWarnings("restricted") // they answer a C string that lives as long as the library
    private static String text(String function) {
        Pointer address = Loader.addressof(function);
        if (address == null) {
            return "unknown";
        }
        MethodHandle call = Linker.nativeLinker()
                .downcallHandle(MemorySegment.ofAddress(address.address()), FunctionDescriptor.of(ADDRESS));
        try {
            return ((MemorySegment) call.invokeExact())
                    .reinterpret(LONGEST_TEXT)
                    .getString(0);
        } catch (Throwable failure) {
            throw new IllegalStateException(function + " failed", failure);
        }
    }

    @SuppressWarnings("restricted") // the signatures are those of cblas.h
    private static MethodHandle handle(String name, FunctionDescriptor signature) {
        Pointer address = Loader.addressof(name);
        if (address == null) {
            throw new IllegalStateException("the OpenBLAS library that was loaded has no " + name);
        }
        return Linker.nativeLinker()
                .downcallHandle(MemorySegment.ofAddress(address.address()), signature, Linker.Option.critical(true));
    }

    /** {@code C = op(A)·op(B) + beta·C} with op(A) [m, k], op(B) [k, n], C [m, n], row-major; sizes are the caller's to check. */
    static void sgemm(
            int transposeA,
            int transposeB,
            int m,
            int n,
            int k,
            MemorySegment a,
            int strideA,
            MemorySegment b,
            int strideB,
            float beta,
            MemorySegment c,
            int strideC) {
        CALLERS.acquireUninterruptibly();
        try {
            SGEMM.invokeExact(ROW_MAJOR, transposeA, transposeB, m, n, k, 1f, a, strideA, b, strideB, beta, c, strideC);
        } catch (Throwable failure) {
            throw new IllegalStateException("OpenBLAS could not be called", failure);
        } finally {
            CALLERS.release();
        }
    }

    /** {@code y = Aᵀ·x + beta·y} with A [rows, columns], row-major; sizes are the caller's to check. */
    static void sgemvTransposed(int rows, int columns, MemorySegment a, MemorySegment x, float beta, MemorySegment y) {
        CALLERS.acquireUninterruptibly();
        try {
            SGEMV.invokeExact(ROW_MAJOR, TRANSPOSE, rows, columns, 1f, a, columns, x, 1, beta, y, 1);
        } catch (Throwable failure) {
            throw new IllegalStateException("OpenBLAS could not be called", failure);
        } finally {
            CALLERS.release();
        }
    }

    /** {@code B = Aᵀ} with A [rows, columns] and B [columns, rows], row-major; sizes are the caller's to check. */
    static void transpose(int rows, int columns, MemorySegment a, int strideA, MemorySegment b, int strideB) {
        CALLERS.acquireUninterruptibly();
        try {
            SOMATCOPY.invokeExact(ROW_MAJOR, TRANSPOSE, rows, columns, 1f, a, strideA, b, strideB);
        } catch (Throwable failure) {
            throw new IllegalStateException("OpenBLAS could not be called", failure);
        } finally {
            CALLERS.release();
        }
    }
}
