package io.lamina.nn.train;

import io.lamina.nn.loss.Loss;
import io.lamina.nn.optimizer.OptimizerSpec;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides how a network is trained, with every choice made.
 *
 * @param optimizer with its learning rate chosen
 * @param epochs passes over the training rows, at least 1
 * @param batchSize rows in a step, at least 1; more than there are means all of them
 * @param earlyStopping null: train every epoch and keep the last parameters
 * @param seed of the order of rows and of dropout
 */
public record TrainingSpec(
        Loss loss,
        OptimizerSpec optimizer,
        Regularization regularization,
        int epochs,
        int batchSize,
        @Nullable EarlyStopping earlyStopping,
        long seed) {
    public TrainingSpec {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be at least 1, got " + epochs);
        }
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize must be at least 1, got " + batchSize);
        }
        if (optimizer.learningRate() == null) {
            throw new IllegalArgumentException("optimizer.learningRate must be chosen before training, got auto");
        }
    }

    double learningRate() {
        Double rate = optimizer.learningRate();
        return rate == null ? optimizer.usualLearningRate() : rate;
    }
}
