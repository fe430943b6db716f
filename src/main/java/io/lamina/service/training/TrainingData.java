package io.lamina.service.training;

import io.lamina.nn.activation.OutputActivation;
import io.lamina.nn.loss.Loss;
import io.lamina.nn.network.NetworkInputs;
import io.lamina.service.model.PipelineInputs;
import io.lamina.table.Column;
import io.lamina.table.Table;
import io.lamina.table.forecast.Windows;
import io.lamina.table.preprocessing.Features;
import io.lamina.table.preprocessing.MissingRows;
import io.lamina.table.preprocessing.Pipeline;
import io.lamina.table.preprocessing.PreprocessingSpec;
import io.lamina.table.split.Split;
import io.lamina.table.split.ValidationStrategy;
import io.lamina.table.target.ClassTarget;
import io.lamina.table.target.ForecastTarget;
import io.lamina.table.target.NumberTarget;
import io.lamina.table.target.ReconstructionTarget;
import io.lamina.table.target.TargetEncoding;
import io.lamina.table.target.TargetPlan;
import io.lamina.table.target.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table made ready for one network. A pure function of table and configuration, so that the check at submission and the worker
 * later see the same.
 *
 * @param division which rows, or windows of rows, are learned from and which are kept back
 * @param pipeline how rows become inputs, fitted on the training rows
 * @param target how the target becomes outputs, fitted on the training rows
 */
record TrainingData(Division division, Pipeline pipeline, TargetEncoding target) {
    /** So many rows are encoded at a time. */
    static final int ROWS_PER_CHUNK = 1 << 15;

    /**
     * Fits everything to the training part.
     *
     * @param loss null: not chosen yet, and none that needs targets of its own kind
     * @throws io.lamina.table.TableException if the table does not allow it
     */
    static TrainingData of(
            Table table,
            TargetPlan plan,
            Division division,
            Features features,
            PreprocessingSpec preprocessing,
            @Nullable Loss loss) {
        Pipeline pipeline = Pipeline.fit(table, division.fitted(), division.learned(features), preprocessing)
                .leavingOut(division.clocks());
        return new TrainingData(division, pipeline, target(table, plan, division, loss));
    }

    private static TargetEncoding target(Table table, TargetPlan plan, Division division, @Nullable Loss loss) {
        int[] training = division.split().training();
        Column column = plan.column();
        if (plan.classes() != null) {
            return plan.classes();
        }
        if (column == null) {
            return new ReconstructionTarget();
        }
        return division.windows() != null && division.forecast() != null
                ? ForecastTarget.fit(column, division.windows(), training, division.forecast())
                : number(table, column.name(), training, loss);
    }

    private static NumberTarget number(Table table, String column, int[] training, @Nullable Loss loss) {
        return loss != null && loss.outputActivation() == OutputActivation.EXPONENTIAL
                ? NumberTarget.fitRate(table, column, training)
                : NumberTarget.fit(table, column, training);
    }

    /**
     * Decides what is learned, from the rows that {@code drop_row} leaves.
     *
     * @param target null for an autoencoder, and for it alone
     * @throws io.lamina.table.TableException if it cannot be learned from the column
     */
    static TargetPlan target(Table table, MissingRows remaining, @Nullable String target, @Nullable Task task) {
        return target == null
                ? TargetPlan.ofInputs(remaining.rows())
                : TargetPlan.of(table, remaining.rows(), target, task);
    }

    /** Divides the rows whose target is known. */
    static List<Split> splits(Table table, TargetPlan plan, ValidationStrategy strategy, long seed) {
        ClassTarget classes = plan.classes();
        int[] indices = classes == null ? null : classes.indices(table, plan.rows());
        return strategy.splits(table, plan.rows(), indices, seed);
    }

    /** The examples of each part: rows of the table, or origins of windows. */
    Split split() {
        return division.split();
    }

    /** What the network is given. */
    NetworkInputs networkInputs() {
        return PipelineInputs.of(pipeline, target);
    }

    /** How many examples are encoded at a time, so that they come to about as many rows. */
    int chunk() {
        return Math.max(1, ROWS_PER_CHUNK / PipelineInputs.rows(target));
    }

    /** The inputs of the given examples. */
    float[] inputs(Table table, int[] examples) {
        Windows windows = division.windows();
        return pipeline.transform(table, windows == null ? examples : windows.history(examples));
    }

    /**
     * How many values an example's target has before the network: one, a number or the index of a class; one for each row ahead; or as
     * many as its inputs.
     */
    int targetColumns() {
        return switch (target) {
            case ClassTarget classes -> 1;
            case NumberTarget number -> 1;
            case ForecastTarget forecast -> forecast.forecast().horizon();
            case ReconstructionTarget reconstruction -> pipeline.width();
        };
    }

    /** How many outputs a network with this loss needs: one per class under softmax, else one for each value of the target. */
    int outputs(Loss loss) {
        return target instanceof ClassTarget classes && loss.outputActivation() == OutputActivation.SOFTMAX
                ? classes.labels().size()
                : targetColumns();
    }

    /** Training rows of each class, in the order of its labels; empty if the target has no classes. */
    List<Integer> classCounts(Table table) {
        if (!(target instanceof ClassTarget classes)) {
            return List.of();
        }
        int[] counts = new int[classes.labels().size()];
        for (int label : classes.indices(table, split().training())) {
            counts[label]++;
        }
        return Arrays.stream(counts).boxed().toList();
    }

    /** The targets of the given examples, {@link #targetColumns} numbers each. */
    float[] targets(Table table, int[] rows) {
        return targets(target, pipeline, division.windows(), table, rows);
    }

    /** What a network's outputs are to be for the given examples; {@code windows} are those of a forecast. */
    static float[] targets(
            TargetEncoding target, Pipeline pipeline, @Nullable Windows windows, Table table, int[] rows) {
        return switch (target) {
            case ClassTarget classes -> {
                int[] indices = classes.indices(table, rows);
                float[] targets = new float[indices.length];
                for (int i = 0; i < indices.length; i++) {
                    targets[i] = indices[i];
                }
                yield targets;
            }
            case NumberTarget number -> number.encode(table, rows);
            case ForecastTarget forecast ->
                forecast.encode(
                        table.column(forecast.column()),
                        Objects.requireNonNull(windows, "a forecast has windows"),
                        rows);
            case ReconstructionTarget reconstruction -> pipeline.transform(table, rows);
        };
    }
}
