package io.lamina.service.training;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step of training takes on this machine: {@code perStep + parameters · (perParameter + rows · perProduct)} seconds. A product
 * stands for the six floating-point operations that a row and a parameter take: a multiplication and an addition each forward, for the
 * gradient of the parameter and for that of the input. A row that is only looked at takes a third of it.
 *
 * <p>A model of the reference network's layers and optimizer: others take more or less, so it is good for the order of magnitude.
 *
 * @param perStep seconds that a step takes whatever it computes
 * @param perParameter seconds that the optimizer takes for a parameter
 * @param perProduct seconds for a row and a parameter
 */
record TrainingSpeed(double perStep, double perParameter, double perProduct) {
    private static final int OPERATIONS = 6;
    private static final int OPERATIONS_FORWARD = 2;

    /**
     * A step that was timed.
     *
     * @param parameters of its network
     * @param rows of its batch
     */
    record Step(long parameters, int rows, double seconds) {
        Step orFaster(Step again) {
            return again.seconds < seconds ? again : this;
        }
    }

    /**
     * Finds the three numbers from three steps, none of them below 0, where the clock was coarse.
     *
     * @param tiny of a network so small that its products take next to nothing
     * @param few of a large network on few rows
     * @param many of the same network on many rows
     */
    static TrainingSpeed of(Step tiny, Step few, Step many) {
        double parameters = many.parameters();
        double product = Math.max(0, many.seconds() - few.seconds()) / (parameters * (many.rows() - few.rows()));
        double step = Math.max(0, tiny.seconds() - tiny.parameters() * tiny.rows() * product);
        double parameter = Math.max(0, (few.seconds() - step) / parameters - few.rows() * product);
        return new TrainingSpeed(step, parameter, product);
    }

    /**
     * How long a training takes that uses all its epochs, and the rows of a cross-validation one fold after the other: an upper estimate
     * where several workers or early stopping make it shorter. Reading the table, waiting and the final scores are not in it.
     *
     * @param parameters of the network
     * @param classCounts training rows of each class; empty if the target has no classes
     * @return seconds, no more than {@code maxRuntime}
     */
    double seconds(TrainingPlan plan, TrainingData data, long parameters, List<Integer> classCounts) {
        long rows = plan.epochRows(data.split().training().length, classCounts);
        double steps = Math.ceilDiv(rows, (long) plan.batchSize());
        double scored = data.split().validation().length * (double) OPERATIONS_FORWARD / OPERATIONS;
        double epoch = steps * (perStep + parameters * perParameter) + parameters * (rows + scored) * perProduct;
        double seconds = (plan.parts() + 1) * plan.epochs() * epoch;
        @Nullable Duration most = plan.maxRuntime();
        return most == null ? seconds : Math.min(seconds, most.toMillis() / 1e3);
    }
}
