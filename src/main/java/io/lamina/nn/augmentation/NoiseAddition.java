package io.lamina.nn.augmentation;

import io.lamina.nn.linalg.PlaceHash;
import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;
import java.util.stream.IntStream;

/**
 * {@link GaussianNoise} at work: the method of Box and Muller (1958), {@code z = √(−2·ln u)·cos(2π·v)}, with u and v in 4,096 steps each
 * and both functions in tables, because 100,000 logarithms and cosines would take longer than the step itself (measured). So the
 * noise takes 2²⁴ values between −4.3σ and 4.3σ.
 *
 * <p>The bits of u and v are a hash of seed, step and place in the batch (two rounds of Wellons' "lowbias32").
 */
final class NoiseAddition implements BatchAugmentation {
    private static final int STEPS = 1 << 12;
    private static final double[] RADII = new double[STEPS];
    private static final float[] COSINES = new float[STEPS];

    static {
        for (int i = 0; i < STEPS; i++) {
            double middle = (i + 0.5) / STEPS;
            RADII[i] = StrictMath.sqrt(-2 * StrictMath.log(middle));
            COSINES[i] = (float) StrictMath.cos(2 * Math.PI * middle);
        }
    }

    private final int inputs;
    private final float[] radii = new float[STEPS];

    /** 0, 1, 2, …: an array, because a loop that computes with its own counter is not vectorised. */
    private final int[] places;

    private final int[] bits;
    private final long key;

    NoiseAddition(double standardDeviation, int inputs, int batchSize, long seed, int index) {
        this.inputs = inputs;
        for (int i = 0; i < STEPS; i++) {
            radii[i] = (float) (standardDeviation * RADII[i]);
        }
        this.places = IntStream.range(0, Math.multiplyExact(batchSize, inputs)).toArray();
        this.bits = new int[places.length];
        this.key = RandomStream.key(seed, Purpose.AUGMENTATION, index);
    }

    @Override
    public void apply(float[] inputs, int rows, long step, TrainingRows training) {
        int count = rows * this.inputs;
        draw(count, step);
        float[] radius = radii;
        float[] cosine = COSINES;
        int[] drawn = bits;
        for (int i = 0; i < count; i++) {
            inputs[i] += radius[drawn[i] >>> 20] * cosine[drawn[i] & (STEPS - 1)];
        }
    }

    private void draw(int count, long step) {
        long stepKey = RandomStream.key(key, Purpose.AUGMENTATION, step);
        int first = (int) (stepKey >>> 32);
        int second = (int) stepKey;
        int[] drawn = bits;
        int[] elements = places;
        for (int i = 0; i < count; i++) {
            drawn[i] = PlaceHash.of(elements[i], first, second);
        }
    }
}
