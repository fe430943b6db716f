package io.lamina.nn.augmentation;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/**
 * Mixes every row of a batch with another one: {@code x̃ᵢ = λ·xᵢ + (1−λ)·xⱼ} with one {@code λ ~ Beta(α, α)} per step and j a
 * permutation of the batch; its loss is {@code λ·loss(x̃ᵢ, yᵢ) + (1−λ)·loss(x̃ᵢ, yⱼ)}.
 *
 * <p>Source: Zhang, Cissé, Dauphin, Lopez-Paz, "mixup: Beyond Empirical Risk Minimization", ICLR 2018, as in its authors' code.
 */
@Kind(
        formula = "lambda * input + (1 - lambda) * input of another row, lambda ~ Beta(alpha, alpha)",
        use = "Against overfitting and overconfidence, for numbers as well as images.")
public record Mixup(
        @Setting(
                doc = "Both parameters of the Beta distribution: small mixes little, 1 mixes evenly.",
                defaultValue = "0.2",
                min = 1e-3,
                max = 100)
        double alpha)
        implements AugmentationSpec, BatchAugmentationSpec {
    public Mixup {
        if (!(alpha >= 1e-3 && alpha <= 100)) {
            throw new IllegalArgumentException("mixup.alpha must be between 0.001 and 100, got " + alpha);
        }
    }

    /** The other row, and its number. */
    @Override
    public long valuesPerRow(int inputs) {
        return inputs + 1L;
    }

    @Override
    public Mixing build(int inputs, int batchSize, long seed, int index) {
        return new Mixing(alpha, inputs, batchSize, seed, index);
    }
}
