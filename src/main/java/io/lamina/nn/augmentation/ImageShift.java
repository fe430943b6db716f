package io.lamina.nn.augmentation;

import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;
import java.util.Arrays;

/** {@link Shift} at work: each row of a batch moves by itself. */
final class ImageShift implements BatchAugmentation {
    private final int pixels;
    private final int side;
    private final float[] original;
    private final long key;
    private final RandomStream random;

    ImageShift(int pixels, int side, long seed, int index) {
        this.pixels = pixels;
        this.side = side;
        this.original = new float[side * side];
        this.key = RandomStream.key(seed, Purpose.AUGMENTATION, index);
        this.random = RandomStream.of(key, Purpose.AUGMENTATION, 0);
    }

    @Override
    public void apply(float[] inputs, int rows, long step, TrainingRows training) {
        random.restart(key, Purpose.AUGMENTATION, step);
        for (int row = 0; row < rows; row++) {
            int across = random.nextInt(2 * pixels + 1) - pixels;
            int down = random.nextInt(2 * pixels + 1) - pixels;
            shift(inputs, row * original.length, across, down);
        }
    }

    /** Moves the image that begins at {@code images[start]} to the right and down; negative numbers move it left and up. */
    void shift(float[] images, int start, int across, int down) {
        System.arraycopy(images, start, original, 0, original.length);
        int kept = side - Math.abs(across);
        for (int y = 0; y < side; y++) {
            int from = Math.clamp(y - down, 0, side - 1) * side;
            int to = start + y * side;
            System.arraycopy(original, from + Math.max(0, -across), images, to + Math.max(0, across), kept);
            if (across > 0) {
                Arrays.fill(images, to, to + across, original[from]);
            } else {
                Arrays.fill(images, to + kept, to + side, original[from + side - 1]);
            }
        }
    }
}
