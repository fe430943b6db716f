package io.lamina.nn.schedule;

import io.lamina.setting.Described;
import io.lamina.setting.Family;

/**
 * A schedule's settings: an immutable record. {@link #build} makes the schedule of one training run.
 *
 * <p>Any kind may begin with a linear warm-up, in which the rate rises with every step (Goyal et al., "Accurate, Large Minibatch SGD",
 * 2017, section 2.2). What a kind says of epochs counts from the end of the warm-up.
 */
@Family("learningRateSchedules")
@Described("How the learning rate changes in the course of training.")
public sealed interface ScheduleSpec
        permits Constant, Step, Exponential, Cosine, CosineRestarts, OneCycle, ReduceOnPlateau {
    /** Epochs in which the rate rises linearly to where the kind begins; 0: none. */
    int warmUpEpochs();

    /** The rate below which the schedule does not go; 0 for a kind without such a setting. */
    default double minimumLearningRate() {
        return 0;
    }

    /**
     * The schedule of a training run.
     *
     * @param learningRate the optimizer's, greater than 0
     * @param epochs of the whole run, at least 1
     * @param stepsPerEpoch at least 1
     * @throws IllegalArgumentException as {@link #requireFits}
     */
    default Schedule build(double learningRate, int epochs, int stepsPerEpoch) {
        requireFits(epochs);
        Schedule schedule = afterWarmUp(learningRate, epochs - warmUpEpochs(), stepsPerEpoch);
        return warmUpEpochs() == 0 ? schedule : new WarmUp(warmUpEpochs(), stepsPerEpoch, schedule);
    }

    /**
     * The schedule proper, which knows nothing of a warm-up.
     *
     * @param epochs that remain after the warm-up, at least 1; the schedule counts them from 1
     */
    Schedule afterWarmUp(double learningRate, int epochs, int stepsPerEpoch);

    /**
     * Refuses a warm-up that leaves no epoch.
     *
     * @throws IllegalArgumentException if the warm-up takes {@code epochs} epochs or more
     */
    default void requireFits(int epochs) {
        if (warmUpEpochs() >= epochs) {
            throw new IllegalArgumentException(
                    "learningRateSchedule.warmUpEpochs must be less than epochs, which is %d, got %d"
                            .formatted(epochs, warmUpEpochs()));
        }
    }
}
