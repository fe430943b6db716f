package io.lamina.nn.linalg;

/** Which kernel multiplies matrices in this process: part of what makes two trainings equal to the bit. */
public final class BlasCore {
    private BlasCore() {}

    /** The name of the kernel that OpenBLAS chose for this processor, such as {@code Zen}; loads it if need be. */
    public static String name() {
        OpenBlas.start();
        return OpenBlas.core();
    }

    /** Name and version of the library, {@code OpenBLAS 0.3.31}; loads it if need be. */
    public static String library() {
        OpenBlas.start();
        return OpenBlas.version();
    }

    /** How many threads multiply two matrices: one, whatever the machine has. */
    public static int threads() {
        return OpenBlas.THREADS;
    }
}
