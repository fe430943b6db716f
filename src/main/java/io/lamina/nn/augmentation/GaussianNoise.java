package io.lamina.nn.augmentation;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/**
 * Adds independent normal noise to every input of every row: {@code x̃ = x + σ·z, z ~ N(0, 1)}.
 *
 * <p>Source: Bishop, "Training with Noise is Equivalent to Tikhonov Regularization", Neural Computation 7, 1995; Vincent et al.,
 * "Extracting and Composing Robust Features with Denoising Autoencoders", ICML 2008.
 */
@Kind(
        formula = "input + standardDeviation * z, z ~ N(0, 1)",
        use = "For standardized numbers in a small table, and for denoising autoencoders.")
public record GaussianNoise(
        @Setting(
                doc = "Standard deviation of the noise, in units of the inputs after preprocessing.",
                defaultValue = "0.1",
                min = 0,
                exclusiveMin = true,
                max = 100)
        double standardDeviation)
        implements AugmentationSpec, BatchAugmentationSpec {
    public GaussianNoise {
        if (!(standardDeviation > 0 && standardDeviation <= 100)) {
            throw new IllegalArgumentException(
                    "gaussian_noise.standardDeviation must be greater than 0 and at most 100, got "
                            + standardDeviation);
        }
    }

    /** The number of each input in the batch, and its random bits. */
    @Override
    public long valuesPerRow(int inputs) {
        return 2L * inputs;
    }

    @Override
    public BatchAugmentation build(int inputs, int batchSize, long seed, int index) {
        return new NoiseAddition(standardDeviation, inputs, batchSize, seed, index);
    }
}
