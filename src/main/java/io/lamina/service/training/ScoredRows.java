package io.lamina.service.training;

import io.lamina.evaluation.classification.ClassPredictions;
import io.lamina.service.model.ClassProbabilities;
import io.lamina.service.model.LoadedModel;
import io.lamina.table.Table;
import io.lamina.table.split.CrossValidation;
import io.lamina.table.split.Split;
import io.lamina.table.target.ClassTarget;
import java.util.Arrays;

/**
 * The rows that a job was scored on, worked out again from table and configuration, and what its model makes of them.
 *
 * @param rows of the table; of a cross-validation fold after fold
 * @param right whether the model's class is the true one, for each row or for some of them, evenly spread; empty unless asked for
 */
@SuppressWarnings("ArrayRecordComponent") // Numbers by the million; compared by areOf.
record ScoredRows(int[] rows, boolean[] right) {
    /** The rows alone. */
    static ScoredRows of(TrainingPlan plan, Table table, String split) {
        boolean folds = plan.configuration().validation() instanceof CrossValidation;
        return new ScoredRows(folds ? plan.heldOutRows(table) : part(plan.split(table), split), new boolean[0]);
    }

    private static int[] part(Split parts, String split) {
        return split.equals("test") ? parts.test() : parts.validation();
    }

    /**
     * The same with the answers of a classification's model.
     *
     * @param most if there are more rows, so many of them; the same number picks the same rows
     */
    ScoredRows answered(Table table, LoadedModel model, ClassTarget classes, int most) {
        int[] some = TrainingRun.spread(rows, most);
        float[] outputs = new ModelAnswers(model).logits(table, some);
        model.header().loss().outputActivation().apply(outputs, 0, some.length, outputs.length / some.length);
        ClassPredictions predictions = new ClassPredictions(
                classes.labels(),
                classes.indices(table, some),
                ClassProbabilities.of(outputs, some.length),
                model.header().decision().threshold());
        boolean[] hits = new boolean[some.length];
        for (int i = 0; i < hits.length; i++) {
            hits[i] = predictions.predicted(i) == predictions.actual(i);
        }
        return new ScoredRows(rows, hits);
    }

    /** Whether another job was scored on the same rows in the same order. */
    boolean areOf(ScoredRows other) {
        return Arrays.equals(rows, other.rows);
    }
}
