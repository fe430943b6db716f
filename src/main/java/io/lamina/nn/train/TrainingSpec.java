package io.lamina.nn.train;

import io.lamina.nn.augmentation.AugmentationSpec;
import io.lamina.nn.clipping.GradientClipping;
import io.lamina.nn.loss.Loss;
import io.lamina.nn.optimizer.OptimizerSpec;
import io.lamina.nn.schedule.Constant;
import io.lamina.nn.schedule.ScheduleSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides how a network is trained, with every choice made.
 *
 * @param optimizer with its learning rate chosen
 * @param learningRateSchedule what becomes of that rate
 * @param gradientClipping null: none
 * @param augmentation in the order in which they change a batch
 * @param epochs passes over the training rows, at least 1; the learning rate follows its schedule over all of them
 * @param lastEpoch where training ends at the latest, 1 to {@code epochs}: it then ends with the bits of a longer one that was
 *     stopped there
 * @param batchSize rows in a step, at least 1; more than there are means all of them
 * @param earlyStopping null: train every epoch and keep the last parameters
 * @param seed of the order of rows, of dropout and of augmentation
 */
public record TrainingSpec(
        Loss loss,
        OptimizerSpec optimizer,
        ScheduleSpec learningRateSchedule,
        Regularization regularization,
        @Nullable GradientClipping gradientClipping,
        List<AugmentationSpec> augmentation,
        int epochs,
        int lastEpoch,
        int batchSize,
        @Nullable EarlyStopping earlyStopping,
        long seed) {
    public TrainingSpec {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be at least 1, got " + epochs);
        }
        if (lastEpoch < 1 || lastEpoch > epochs) {
            throw new IllegalArgumentException(
                    "lastEpoch must be from 1 to epochs, which is " + epochs + ", got " + lastEpoch);
        }
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize must be at least 1, got " + batchSize);
        }
        if (optimizer.learningRate() == null) {
            throw new IllegalArgumentException("optimizer.learningRate must be chosen before training, got auto");
        }
        learningRateSchedule.requireFits(epochs);
        augmentation = List.copyOf(augmentation);
    }

    /** A training of all its epochs. */
    public TrainingSpec(
            Loss loss,
            OptimizerSpec optimizer,
            ScheduleSpec learningRateSchedule,
            Regularization regularization,
            @Nullable GradientClipping gradientClipping,
            List<AugmentationSpec> augmentation,
            int epochs,
            int batchSize,
            @Nullable EarlyStopping earlyStopping,
            long seed) {
        this(
                loss,
                optimizer,
                learningRateSchedule,
                regularization,
                gradientClipping,
                augmentation,
                epochs,
                epochs,
                batchSize,
                earlyStopping,
                seed);
    }

    /** A training at a constant rate, without clipping and augmentation. */
    public TrainingSpec(
            Loss loss,
            OptimizerSpec optimizer,
            Regularization regularization,
            int epochs,
            int batchSize,
            @Nullable EarlyStopping earlyStopping,
            long seed) {
        this(loss, optimizer, new Constant(0), regularization, null, List.of(), epochs, batchSize, earlyStopping, seed);
    }

    double learningRate() {
        Double rate = optimizer.learningRate();
        return rate == null ? optimizer.usualLearningRate() : rate;
    }
}
