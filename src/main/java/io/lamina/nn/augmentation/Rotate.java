package io.lamina.nn.augmentation;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/**
 * Turns every row, read as a square image of one channel in row-major order, about its centre by an angle drawn evenly from
 * −degrees … degrees. Pixels are interpolated bilinearly; what comes in from beyond an edge is the nearest pixel.
 *
 * <p>Source: Simard, Steinkraus, Platt, "Best Practices for Convolutional Neural Networks Applied to Visual Document Analysis", ICDAR
 * 2003 (affine distortions with bilinear interpolation).
 */
@Kind(
        formula = "image turned about its centre by an angle from -degrees to degrees",
        use = "For square images that may be seen slightly turned.")
public record Rotate(
        @Setting(
                doc = "Largest angle to either side, in degrees.",
                defaultValue = "10",
                min = 0,
                exclusiveMin = true,
                max = 180)
        double degrees)
        implements AugmentationSpec, BatchAugmentationSpec {
    public Rotate {
        if (!(degrees > 0 && degrees <= 180)) {
            throw new IllegalArgumentException("rotate.degrees must be greater than 0 and at most 180, got " + degrees);
        }
    }

    @Override
    public boolean needsImages() {
        return true;
    }

    @Override
    public BatchAugmentation build(int inputs, int batchSize, long seed, int index) {
        return new ImageRotation(degrees, SquareImage.side("rotate", inputs), seed, index);
    }
}
