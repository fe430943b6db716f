package io.lamina.nn.linalg;

/**
 * The exponential function for loops that the JIT shall vectorise, which it does not with {@link Math#exp}.
 *
 * <p>{@code eˣ = (e^(x/512))^512}: a polynomial of degree 6 on |x/512| ≤ 0.21, in double, then nine squarings. There is no branch, no table
 * and no cast of bits. Measured on AVX2: 1.6 to 1.9 ns a value, {@code Math.exp} 5.6.
 *
 * <p>The relative error is below 5·10⁻⁸ in double and 1.1·10⁻⁷ once it is rounded to a float, over all x for which the answer is a normal
 * float; subnormal answers are rounded once more. Arguments are clamped to ±104, beyond which a float is 0 or infinite. NaN gives NaN.
 */
public final class Exponentials {
    private static final double LIMIT = 104;

    private Exponentials() {}

    /** {@code eˣ} within the error above, for |x| ≤ 104; beyond, the value at ±104. To be used in a loop, where it is inlined. */
    public static double exp(double x) {
        double r = Math.max(-LIMIT, Math.min(LIMIT, x)) * (1.0 / 512);
        double p = 0.0013839607053068585 * r + 0.008345592796154464;
        p = p * r + 0.041667017457231295;
        p = p * r + 0.16666649020638685;
        p = p * r + 0.49999999519981786;
        p = p * r + 1.0;
        p = p * r + 1.0;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        return p * p;
    }

    /**
     * {@code values[i] = e^values[i]} for i in [from, end), in place: a loop with two indices into arrays that might be one is not
     * vectorised.
     */
    public static void exp(float[] values, int from, int end) {
        for (int i = from; i < end; i++) {
            values[i] = (float) exp((double) values[i]);
        }
    }
}
