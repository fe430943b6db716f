package io.lamina.nn.augmentation;

/** Changes the inputs of one batch after another. Allocates nothing in a step; for one thread. */
public sealed interface BatchAugmentation permits NoiseAddition, ValueSwapping, Mixing, ImageShift, ImageRotation {
    /**
     * Changes a batch in place.
     *
     * @param inputs [rows, inputs], row after row
     * @param step number of the step over the whole training; with the seed it decides every random number
     * @param training the rows that the batch was gathered from, as they were before any augmentation
     */
    void apply(float[] inputs, int rows, long step, TrainingRows training);
}
