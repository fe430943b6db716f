package io.lamina.nn.augmentation;

/** The role of the kinds that change the inputs of a batch, once per step. */
public sealed interface BatchAugmentationSpec permits GaussianNoise, SwapNoise, Mixup, Shift, Rotate {
    /** Whether an input that is the code of a category stays one: the kind moves inputs and does not compute with them. */
    default boolean keepsCodes() {
        return false;
    }

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
