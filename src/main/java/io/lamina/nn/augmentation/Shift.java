package io.lamina.nn.augmentation;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/**
 * Moves every row, read as a square image of one channel in row-major order, by a whole number of pixels drawn evenly from
 * −pixels … pixels, across and down. What comes in from beyond an edge is the pixel at the edge.
 *
 * <p>Source: LeCun, Bottou, Bengio, Haffner, "Gradient-Based Learning Applied to Document Recognition", Proc. IEEE 1998 (§III.C,
 * distorted patterns).
 */
@Kind(
        formula = "image[y - dy][x - dx], dx and dy from -pixels to pixels",
        use = "For square images whose subject is not always centred.")
public record Shift(
        @Setting(doc = "Largest move in each direction, in pixels.", defaultValue = "1", min = 1, max = 1024)
        int pixels)
        implements AugmentationSpec, BatchAugmentationSpec {
    public Shift {
        if (pixels < 1 || pixels > 1024) {
            throw new IllegalArgumentException("shift.pixels must be between 1 and 1024, got " + pixels);
        }
    }

    @Override
    public boolean needsImages() {
        return true;
    }

    @Override
    public BatchAugmentation build(int inputs, int batchSize, long seed, int index) {
        int side = SquareImage.side("shift", inputs);
        if (pixels >= side) {
            throw new IllegalArgumentException(
                    "shift.pixels must be smaller than the side of the image, %d, got %d".formatted(side, pixels));
        }
        return new ImageShift(pixels, side, seed, index);
    }
}
