package io.lamina.nn.augmentation;

import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;

/** {@link Mixup} at work: after each step it says how the rows were mixed, for the loss. */
public final class Mixing implements BatchAugmentation {
    private final double alpha;
    private final int inputs;
    private final float[] others;
    private final int[] partners;
    private final long key;
    private final RandomStream random;
    private double share = 1;

    Mixing(double alpha, int inputs, int batchSize, long seed, int index) {
        this.alpha = alpha;
        this.inputs = inputs;
        this.others = new float[Math.multiplyExact(batchSize, inputs)];
        this.partners = new int[batchSize];
        this.key = RandomStream.key(seed, Purpose.AUGMENTATION, index);
        this.random = RandomStream.of(key, Purpose.AUGMENTATION, 0);
    }

    @Override
    public void apply(float[] inputs, int rows, long step, TrainingRows training) {
        random.restart(key, Purpose.AUGMENTATION, step);
        share = nextBeta();
        for (int row = 0; row < rows; row++) {
            partners[row] = row;
        }
        for (int row = rows - 1; row > 0; row--) {
            int other = random.nextInt(row + 1);
            int partner = partners[row];
            partners[row] = partners[other];
            partners[other] = partner;
        }
        for (int row = 0; row < rows; row++) {
            System.arraycopy(inputs, partners[row] * this.inputs, others, row * this.inputs, this.inputs);
        }
        mix(inputs, rows * this.inputs);
    }

    private void mix(float[] inputs, int count) {
        float own = (float) share;
        float foreign = (float) (1 - share);
        float[] mixedIn = others;
        for (int i = 0; i < count; i++) {
            inputs[i] = own * inputs[i] + foreign * mixedIn[i];
        }
    }

    /** λ of the last step: how much of a row is its own; in [0, 1]. */
    public double share() {
        return share;
    }

    /** For each row of the last step, the row of the batch that was mixed into it: a permutation. Overwritten by the next step. */
    public int[] partners() {
        return partners;
    }

    /** Beta(α, α) as G₁ / (G₁ + G₂) of two Gamma(α) numbers, by their logarithms: for small α both are below the smallest double. */
    private double nextBeta() {
        double first = nextLogGamma();
        return 1 / (1 + StrictMath.exp(nextLogGamma() - first));
    }

    /**
     * The logarithm of a Gamma(α) number: Marsaglia and Tsang, "A Simple Method for Generating Gamma Variables", ACM TOMS 2000, for α + 1,
     * and {@code ln G(α) = ln G(α+1) + ln(u)/α}.
     */
    private double nextLogGamma() {
        double d = alpha + 2.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = nextNormal();
            double root = 1 + c * x;
            double v = root * root * root;
            double u = 1 - random.nextDouble();
            if (v > 0 && StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return StrictMath.log(d * v) + StrictMath.log(1 - random.nextDouble()) / alpha;
            }
        }
    }

    /** A normal number by the polar method of Marsaglia and Bray (1964): {@link StrictMath#cos} would allocate. */
    private double nextNormal() {
        while (true) {
            double x = 2 * random.nextDouble() - 1;
            double y = 2 * random.nextDouble() - 1;
            double square = x * x + y * y;
            if (square < 1 && square > 0) {
                return x * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }
}
