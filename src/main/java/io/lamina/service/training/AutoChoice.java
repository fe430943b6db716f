package io.lamina.service.training;

import io.lamina.nn.activation.Identity;
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
 * @param inputs inputs of the network
 * @param task what is learned
 */
record AutoChoice(int rows, int inputs, Task task) {
    private static final int FEWEST_UNITS = 16;
    private static final int MOST_UNITS = 256;
    private static final int INPUTS_PER_BOTTLENECK_UNIT = 3;
    private static final int MOST_BOTTLENECK_UNITS = 64;
    private static final int SMALLEST_BATCH = 8;
    private static final int LARGEST_BATCH = 256;
    private static final int WANTED_STEPS = 4_000;
    private static final int FEWEST_EPOCHS = 100;
    private static final int MOST_EPOCHS = 2_000;
    private static final int FEW_ROWS = 1_000;
    private static final double L2_ROWS = 5;
    private static final double LARGEST_L2_OF_CLASSES = 0.01;
    private static final double LARGEST_L2_OF_NUMBERS = 0.1;
    private static final double LARGEST_L2_OF_INPUTS = 0.005;

    Loss loss() {
        return switch (task) {
            case BINARY_CLASSIFICATION -> new BinaryCrossEntropy(0);
            case MULTICLASS_CLASSIFICATION -> new CrossEntropy(0);
            case REGRESSION, FORECASTING, AUTOENCODER -> new Mse();
        };
    }

    /** Two layers that narrow: what the rows can pay for. An autoencoder narrows to a bottleneck and widens again. */
    List<LayerSpec> hiddenLayers() {
        int units = Math.clamp(powerOfTwo(Math.sqrt(rows)), FEWEST_UNITS, MOST_UNITS);
        if (task == Task.AUTOENCODER) {
            LayerSpec wide = new Dense(Math.max(units, 2 * bottleneckUnits()), new Relu(), 0);
            // No activation there: a dead relu would take one of few dimensions away.
            return List.of(wide, new Dense(bottleneckUnits(), new Identity(), 0), wide);
        }
        return List.of(new Dense(units, new Relu(), 0), new Dense(Math.max(FEWEST_UNITS, units / 2), new Relu(), 0));
    }

    private int bottleneckUnits() {
        return Math.min(Math.ceilDiv(inputs, INPUTS_PER_BOTTLENECK_UNIT), MOST_BOTTLENECK_UNITS);
    }

    String hiddenLayersReason() {
        if (task == Task.AUTOENCODER) {
            return "a bottleneck of a third of the " + inputs + " inputs, at most " + MOST_BOTTLENECK_UNITS
                    + " units, between two layers of about the square root of " + rows + " training rows";
        }
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
     * labels, so a regression gets more of it; an autoencoder has its bottleneck and gets less. Tables too small to keep rows back are
     * learned by heart, without penalty.
     */
    Regularization regularization() {
        if (rows < ValidationStrategy.FEW_ROWS) {
            return Regularization.NONE;
        }
        return switch (task) {
            case BINARY_CLASSIFICATION, MULTICLASS_CLASSIFICATION -> l2(1, LARGEST_L2_OF_CLASSES);
            case REGRESSION, FORECASTING -> l2(4, LARGEST_L2_OF_NUMBERS);
            case AUTOENCODER -> l2(0.1, LARGEST_L2_OF_INPUTS);
        };
    }

    private Regularization l2(double share, double most) {
        return new Regularization(0, Math.min(most, share * L2_ROWS / rows));
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
