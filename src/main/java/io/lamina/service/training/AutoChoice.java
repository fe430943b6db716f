package io.lamina.service.training;

import io.lamina.nn.activation.Relu;
import io.lamina.nn.layer.Dense;
import io.lamina.nn.layer.LayerSpec;
import io.lamina.nn.loss.BinaryCrossEntropy;
import io.lamina.nn.loss.CrossEntropy;
import io.lamina.nn.loss.Loss;
import io.lamina.nn.loss.Mse;
import io.lamina.nn.train.Regularization;
import io.lamina.table.split.ValidationStrategy;
import io.lamina.table.target.Task;
import java.util.List;

/**
 * The defaults that depend on the table. Rules of thumb, chosen so that the smallest request does well on small and middling
 * tables: docs/training.md says how each was found.
 *
 * @param rows training rows
 * @param task what is learned
 */
record AutoChoice(int rows, Task task) {
    private static final int FEWEST_UNITS = 16;
    private static final int MOST_UNITS = 256;
    private static final int SMALLEST_BATCH = 8;
    private static final int LARGEST_BATCH = 256;
    private static final int WANTED_STEPS = 4_000;
    private static final int FEWEST_EPOCHS = 100;
    private static final int MOST_EPOCHS = 2_000;
    private static final int FEW_ROWS = 1_000;
    private static final double L2_ROWS = 5;
    private static final double LARGEST_L2_OF_CLASSES = 0.01;
    private static final double LARGEST_L2_OF_NUMBERS = 0.1;

    Loss loss() {
        return switch (task) {
            case BINARY_CLASSIFICATION -> new BinaryCrossEntropy(0);
            case MULTICLASS_CLASSIFICATION -> new CrossEntropy(0);
            case REGRESSION -> new Mse();
        };
    }

    /** Two layers that narrow: what the rows can pay for. */
    List<LayerSpec> hiddenLayers() {
        int units = Math.clamp(powerOfTwo(Math.sqrt(rows)), FEWEST_UNITS, MOST_UNITS);
        return List.of(new Dense(units, new Relu(), 0), new Dense(Math.max(FEWEST_UNITS, units / 2), new Relu(), 0));
    }

    String hiddenLayersReason() {
        return "two layers, the first of about the square root of " + rows + " training rows, between " + FEWEST_UNITS
                + " and " + MOST_UNITS;
    }

    /** Small batches for small tables: many noisy steps find better minima than few exact ones. */
    int batchSize() {
        return Math.clamp(powerOfTwo(Math.sqrt(rows)), SMALLEST_BATCH, LARGEST_BATCH);
    }

    String batchSizeReason() {
        return "about the square root of " + rows + " training rows, between " + SMALLEST_BATCH + " and "
                + LARGEST_BATCH;
    }

    /** Enough epochs for some thousand steps; early stopping ends sooner. */
    int epochs(int batchSize) {
        int stepsPerEpoch = Math.ceilDiv(rows, batchSize);
        return Math.clamp(WANTED_STEPS / stepsPerEpoch, FEWEST_EPOCHS, MOST_EPOCHS);
    }

    String epochsReason(int batchSize) {
        return Math.ceilDiv(rows, batchSize) + " steps an epoch, about " + WANTED_STEPS + " wanted, between "
                + FEWEST_EPOCHS + " and " + MOST_EPOCHS + " epochs";
    }

    /** Short trainings take larger steps. */
    double learningRate(double usual) {
        return rows < FEW_ROWS ? 3 * usual : usual;
    }

    /**
     * An L2 penalty as a prior that counts as much as a few rows do: the fewer rows, the more it weighs. Numbers are noisier than
     * labels, so a regression gets more of it. Tables too small to keep rows back are learned by heart, without penalty.
     */
    Regularization regularization() {
        boolean regression = task == Task.REGRESSION;
        double l2 = Math.min(
                regression ? LARGEST_L2_OF_NUMBERS : LARGEST_L2_OF_CLASSES, (regression ? 4 : 1) * L2_ROWS / rows);
        return rows < ValidationStrategy.FEW_ROWS ? Regularization.NONE : new Regularization(0, l2);
    }

    String regularizationReason() {
        return rows < ValidationStrategy.FEW_ROWS
                ? "too few rows to keep any back, so none are to be generalised to"
                : "the fewer rows, the larger the penalty: " + rows + " training rows";
    }

    private static int powerOfTwo(double value) {
        return (int) Math.pow(2, Math.ceil(Math.log(value) / Math.log(2)));
    }
}
