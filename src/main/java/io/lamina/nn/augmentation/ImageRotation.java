package io.lamina.nn.augmentation;

import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;

/** {@link Rotate} at work: each row of a batch turns by itself. */
final class ImageRotation implements BatchAugmentation {
    private final double degrees;
    private final int side;
    private final float[] original;
    private final long key;
    private final RandomStream random;

    ImageRotation(double degrees, int side, long seed, int index) {
        this.degrees = degrees;
        this.side = side;
        this.original = new float[side * side];
        this.key = RandomStream.key(seed, Purpose.AUGMENTATION, index);
        this.random = RandomStream.of(key, Purpose.AUGMENTATION, 0);
    }

    @Override
    public void apply(float[] inputs, int rows, long step, TrainingRows training) {
        random.restart(key, Purpose.AUGMENTATION, step);
        for (int row = 0; row < rows; row++) {
            rotate(inputs, row * original.length, degrees * (2 * random.nextDouble() - 1));
        }
    }

    /** Turns the image that begins at {@code images[start]} by an angle, positive against the clock as the image is seen. */
    void rotate(float[] images, int start, double angle) {
        System.arraycopy(images, start, original, 0, original.length);
        float cosine = (float) StrictMath.cos(StrictMath.toRadians(angle));
        float sine = (float) StrictMath.sin(StrictMath.toRadians(angle));
        float centre = (side - 1) / 2f;
        int to = start;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                // Each pixel asks where it came from: the turn backwards, with y pointing down.
                float fromX = cosine * (x - centre) - sine * (y - centre) + centre;
                float fromY = sine * (x - centre) + cosine * (y - centre) + centre;
                images[to++] = at(fromX, fromY);
            }
        }
    }

    /** The original between its pixels, bilinearly; beyond the edge the nearest. */
    private float at(float x, float y) {
        int last = side - 1;
        float insideX = Math.clamp(x, 0f, (float) last);
        float insideY = Math.clamp(y, 0f, (float) last);
        int left = (int) insideX;
        int top = (int) insideY;
        int upper = top * side;
        int right = Math.min(left + 1, last);
        int lower = Math.min(upper + side, last * side);
        float across = insideX - left;
        float down = insideY - top;
        float above = original[upper + left] + across * (original[upper + right] - original[upper + left]);
        float below = original[lower + left] + across * (original[lower + right] - original[lower + left]);
        return above + down * (below - above);
    }
}
