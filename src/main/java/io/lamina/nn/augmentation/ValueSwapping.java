package io.lamina.nn.augmentation;

import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;

/**
 * {@link SwapNoise} at work. How many values stay before the next one is replaced is geometrically distributed, {@code ⌊ln u / ln(1−p)⌋},
 * so that the cost is that of the replacements and not of the batch.
 */
final class ValueSwapping implements BatchAugmentation {
    private final int inputs;
    private final double logOfStaying;
    private final long key;
    private final RandomStream random;

    ValueSwapping(double probability, int inputs, long seed, int index) {
        this.inputs = inputs;
        this.logOfStaying = StrictMath.log1p(-probability);
        this.key = RandomStream.key(seed, Purpose.AUGMENTATION, index);
        this.random = RandomStream.of(key, Purpose.AUGMENTATION, 0);
    }

    @Override
    public void apply(float[] inputs, int rows, long step, TrainingRows training) {
        random.restart(key, Purpose.AUGMENTATION, step);
        long count = (long) rows * this.inputs;
        for (long i = staying(); i < count; i += 1 + staying()) {
            int column = (int) (i % this.inputs);
            inputs[(int) i] = training.input(random.nextInt(training.count()), column);
        }
    }

    /** How many values stay before the next replacement; none where ln(1−p) is −∞. */
    private long staying() {
        double values = StrictMath.log(1 - random.nextDouble()) / logOfStaying;
        return (long) Math.min(values, Integer.MAX_VALUE);
    }
}
