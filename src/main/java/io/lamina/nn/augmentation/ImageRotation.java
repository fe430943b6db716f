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
        // Quarter turns are exact, and the rest within ±45°.
        int quarters = (int) Math.rint(angle / 90);
        double rest = StrictMath.toRadians(angle - 90 * quarters);
        float near = (float) cosine(rest);
        float aside = (float) sine(rest);
        float cosine = turned(quarters, near, -aside);
        float sine = turned(quarters, aside, near);
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

    /** What becomes of a cosine or sine by quarter turns, given what it becomes by the first. */
    private static float turned(int quarters, float value, float afterOne) {
        float odd = (quarters & 1) == 0 ? value : afterOne;
        return (quarters & 2) == 0 ? odd : -odd;
    }

    /** Taylor's series up to x¹², right to 10⁻¹³ up to 45°: {@link StrictMath#cos} allocates. */
    private static double cosine(double x) {
        double square = x * x;
        double sum = 1.0 / 479_001_600;
        sum = sum * square - 1.0 / 3_628_800;
        sum = sum * square + 1.0 / 40_320;
        sum = sum * square - 1.0 / 720;
        sum = sum * square + 1.0 / 24;
        sum = sum * square - 0.5;
        return sum * square + 1;
    }

    /** Taylor's series up to x¹³. */
    private static double sine(double x) {
        double square = x * x;
        double sum = 1.0 / 6_227_020_800.0;
        sum = sum * square - 1.0 / 39_916_800;
        sum = sum * square + 1.0 / 362_880;
        sum = sum * square - 1.0 / 5_040;
        sum = sum * square + 1.0 / 120;
        sum = sum * square - 1.0 / 6;
        return (sum * square + 1) * x;
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
