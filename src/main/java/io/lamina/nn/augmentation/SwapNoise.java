package io.lamina.nn.augmentation;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/**
 * Replaces each value, with a fixed probability, by the same column's value of a training row drawn at random, so that a changed
 * value is always one that the column has.
 *
 * <p>Source: Jahrer's denoising autoencoders in "Porto Seguro's Safe Driver Prediction", Kaggle 2017, who took 0.15. Where we differ: the
 * drawn row may be the row itself, so that a table of n rows keeps 1/n of the values that were to be replaced; and the columns of a
 * one-hot encoded category are replaced one by one, so that the changed row may hold two categories or none.
 */
@Kind(
        formula = "input, or with the given probability the same column's value of another training row",
        use = "For tables of mixed columns, above all under a denoising autoencoder.")
public record SwapNoise(
        @Setting(
                doc = "Probability that a value is replaced.",
                defaultValue = "0.15",
                min = 0,
                exclusiveMin = true,
                max = 1)
        double probability)
        implements AugmentationSpec, BatchAugmentationSpec {
    public SwapNoise {
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "swap_noise.probability must be greater than 0 and at most 1, got " + probability);
        }
    }

    @Override
    public boolean keepsCodes() {
        return true;
    }

    @Override
    public BatchAugmentation build(int inputs, int batchSize, long seed, int index) {
        return new ValueSwapping(probability, inputs, seed, index);
    }
}
