package io.lamina.service.training;

import io.lamina.nn.activation.OutputActivation;
import io.lamina.nn.loss.Loss;
import io.lamina.table.Table;
import io.lamina.table.preprocessing.Features;
import io.lamina.table.preprocessing.MissingRows;
import io.lamina.table.preprocessing.Pipeline;
import io.lamina.table.preprocessing.PreprocessingSpec;
import io.lamina.table.split.Split;
import io.lamina.table.split.ValidationStrategy;
import io.lamina.table.target.ClassTarget;
import io.lamina.table.target.NumberTarget;
import io.lamina.table.target.ReconstructionTarget;
import io.lamina.table.target.TargetEncoding;
import io.lamina.table.target.TargetPlan;
import io.lamina.table.target.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table made ready for one network. A pure function of table and configuration, so that the check at submission and the worker
 * later see the same.
 *
 * @param split which rows are learned from and which are kept back
 * @param pipeline how rows become inputs, fitted on the training rows
 * @param target how the target becomes outputs, fitted on the training rows
 */
record TrainingData(Split split, Pipeline pipeline, TargetEncoding target) {
    /**
     * Fits everything to the training part.
     *
     * @param loss null: not chosen yet, and none that needs targets of its own kind
     * @throws io.lamina.table.TableException if the table does not allow it
     */
    static TrainingData of(
            Table table,
            TargetPlan plan,
            Split split,
            Features features,
            PreprocessingSpec preprocessing,
            @Nullable String targetColumn,
            @Nullable Loss loss) {
        Pipeline pipeline = Pipeline.fit(table, split.training(), features, preprocessing);
        ClassTarget classes = plan.classes();
        TargetEncoding target = classes != null
                ? classes
                : targetColumn == null
                        ? new ReconstructionTarget()
                        : number(table, targetColumn, split.training(), loss);
        return new TrainingData(split, pipeline, target);
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

    /** How many values a row's target has before the network: one, a number or the index of a class; or as many as its inputs. */
    int targetColumns() {
        return target instanceof ReconstructionTarget ? pipeline.width() : 1;
    }

    /** How many outputs a network with this loss needs: one per class under softmax, one per input of an autoencoder, else one. */
    int outputs(Loss loss) {
        if (target instanceof ReconstructionTarget) {
            return pipeline.width();
        }
        return target instanceof ClassTarget classes && loss.outputActivation() == OutputActivation.SOFTMAX
                ? classes.labels().size()
                : 1;
    }

    /** The targets of the given rows, {@link #targetColumns} numbers each. */
    float[] targets(Table table, int[] rows) {
        return targets(target, pipeline, table, rows);
    }

    /** What a network's outputs are to be for the given rows. */
    static float[] targets(TargetEncoding target, Pipeline pipeline, Table table, int[] rows) {
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
            case ReconstructionTarget reconstruction -> pipeline.transform(table, rows);
        };
    }
}
