package io.lamina.nn.linalg;

/** Which kernel multiplies matrices in this process: part of what makes two trainings equal to the bit. */
public final class BlasCore {
    private BlasCore() {}

    /** The name of the kernel that OpenBLAS chose for this processor, such as {@code Zen}; loads it if need be. */
    public static String name() {
        OpenBlas.start();
        return OpenBlas.core();
    }
}
