package io.lamina.nn.linalg;

/**
 * A stream of random numbers of which every bit comes from a seed: SplitMix64, {@code z += γ; mix(z)}.
 *
 * <p>Source: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014. It is written out here, and not taken
 * from {@code java.util.random}, so that a training run gives the same bits on every Java release. Streams for different purposes,
 * or for different indices of one purpose, are independent for all practical use.
 *
 * <p>Mutable and for one thread.
 */
public final class RandomStream {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    /** What the numbers are for; each purpose has streams of its own. */
    public enum Purpose {
        INITIALIZATION(1),
        SHUFFLING(2),
        DROPOUT(3),
        AUGMENTATION(4);

        /** Never changes: stored seeds must keep their meaning. */
        private final long number;

        Purpose(long number) {
            this.number = number;
        }
    }

    private long state;

    private RandomStream(long state) {
        this.state = state;
    }

    /** The stream number {@code index} (a layer, an epoch) of a purpose. */
    public static RandomStream of(long seed, Purpose purpose, long index) {
        return new RandomStream(key(seed, purpose, index));
    }

    /** Starts again as the stream that {@link #of} would give: no step allocates a stream of its own. */
    public void restart(long seed, Purpose purpose, long index) {
        state = key(seed, purpose, index);
    }

    /** A well-mixed 64-bit key: where the stream of these three starts. */
    public static long key(long seed, Purpose purpose, long index) {
        return mix(mix(mix(seed + GAMMA) + purpose.number * GAMMA) + index * GAMMA);
    }

    /** 64 random bits. */
    public long nextLong() {
        state += GAMMA;
        return mix(state);
    }

    /** A number in [0, 1), a multiple of 2⁻⁵³. */
    public double nextDouble() {
        return (nextLong() >>> 11) * UNIT;
    }

    /**
     * A whole number in [0, bound), by multiply and shift (Lemire 2019 without the rejection: the bias is below 2⁻³²·bound).
     *
     * @throws IllegalArgumentException if {@code bound} is not positive
     */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive, got " + bound);
        }
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /** A normally distributed number of mean 0 and variance 1, by Box and Muller (1958), the cosine branch. */
    public double nextGaussian() {
        double radius = StrictMath.sqrt(-2.0 * StrictMath.log(1.0 - nextDouble()));
        return radius * StrictMath.cos(2.0 * Math.PI * nextDouble());
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
