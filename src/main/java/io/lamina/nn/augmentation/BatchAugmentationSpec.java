package io.lamina.nn.augmentation;

/** The role of the kinds that change the inputs of a batch, once per step. */
public sealed interface BatchAugmentationSpec permits GaussianNoise, SwapNoise, Mixup, Shift, Rotate {
    /**
     * The stateful part, with all memory allocated.
     *
     * @param inputs columns of a batch
     * @param batchSize the most rows of a batch
     * @param seed of the training
     * @param index place in the training's list of augmentations, so that two of one kind draw different numbers
     * @throws IllegalArgumentException if the inputs are not what the kind needs
     */
    BatchAugmentation build(int inputs, int batchSize, long seed, int index);
}
