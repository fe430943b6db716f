package io.lamina.nn.layer;

import io.lamina.nn.linalg.PlaceHash;
import java.util.stream.IntStream;

/**
 * Inverted dropout: in training each value is set to zero with probability {@code rate} and otherwise divided by
 * {@code 1 − rate}, so that its expectation stays and inference needs no change.
 *
 * <p>Source: Srivastava, Hinton, Krizhevsky, Sutskever, Salakhutdinov, "Dropout", JMLR 2014; inverted as in PyTorch. Whether an element
 * falls is a hash of seed, step and its place in the batch (two rounds of Wellons' "lowbias32"), so masks depend on nothing else, and
 * the loop, free of branches, is vectorised. For one thread.
 */
final class Dropout {
    private static final int RESOLUTION = 24;

    private final float[] mask;

    /** 0, 1, 2, …: an array, because a loop that computes with its own counter is not vectorised (measured: 8 times slower). */
    private final int[] places;

    private final int threshold;
    private final float scale;
    private final long seed;

    Dropout(double rate, int largestCount, long seed) {
        this.mask = new float[largestCount];
        this.places = IntStream.range(0, largestCount).toArray();
        this.threshold = (int) Math.round(rate * (1 << RESOLUTION));
        this.scale = (float) (1.0 / (1.0 - rate));
        this.seed = seed;
    }

    /** {@code outputs = inputs ⊙ mask} with a mask drawn for this step. */
    void forward(float[] inputs, float[] outputs, int count, long step) {
        long key = (seed ^ (step * 0x9E3779B97F4A7C15L)) * 0xD1342543DE82EF95L;
        int first = (int) (key >>> 32);
        int second = (int) key;
        int limit = threshold;
        float kept = scale;
        float[] factors = mask;
        int[] elements = places;
        for (int i = 0; i < count; i++) {
            int hash = PlaceHash.of(elements[i], first, second);
            int falls = ((hash >>> (32 - RESOLUTION)) - limit) >>> 31;
            factors[i] = kept * (1 - falls);
        }
        for (int i = 0; i < count; i++) {
            outputs[i] = inputs[i] * factors[i];
        }
    }

    /** Applies the mask of the last step to the gradients of the values. */
    void backward(float[] gradients, int count) {
        float[] factors = mask;
        for (int i = 0; i < count; i++) {
            gradients[i] *= factors[i];
        }
    }
}
