package io.lamina.service.training;

import io.lamina.evaluation.classification.ClassPredictions;
import io.lamina.service.model.ClassProbabilities;
import io.lamina.service.model.LoadedModel;
import io.lamina.table.Table;
import io.lamina.table.split.CrossValidation;
import io.lamina.table.split.Split;
import io.lamina.table.target.ClassTarget;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which rows a job was scored on, worked out again from table and configuration, and what its model makes of them. The rows themselves are
 * not kept: a request may compare twenty jobs of many million rows each.
 *
 * @param count how many rows
 * @param fingerprint a hash of their numbers in their order; of a cross-validation fold after fold
 * @param right whether the model's class is the true one, for each row or for some of them, evenly spread; empty unless asked for
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared as a whole: areOf does.
record ScoredRows(int count, long fingerprint, boolean[] right) {
    private static final long ODD = 0x9E3779B97F4A7C15L;

    /** The numbers of the rows. */
    static int[] of(TrainingPlan plan, Table table, String split) {
        return plan.configuration().validation() instanceof CrossValidation
                ? plan.heldOutRows(table)
                : part(plan.split(table), split);
    }

    private static int[] part(Split parts, String split) {
        return switch (split) {
            case "test" -> parts.test();
            case "training" -> parts.training();
            default -> parts.validation();
        };
    }

    /**
     * A hash of the rows that networks of one configuration are scored on, and of those that they learn from, which say in what units the
     * loss of a regression is.
     *
     * @param published the parts of the network that is published
     * @param folds those of a cross-validation; empty: there is none
     * @param forecast whether rows are windows, which learn from the more of them the less each looks back on
     */
    static long fingerprint(Split published, List<Split> folds, boolean forecast) {
        IntStream learned = forecast ? IntStream.empty() : Arrays.stream(published.training());
        IntStream scored = folds.isEmpty()
                ? Arrays.stream(published.validation())
                : folds.stream().flatMapToInt(fold -> Arrays.stream(fold.test()));
        return of(IntStream.concat(learned, scored).toArray()).fingerprint;
    }

    /** Rows without answers. */
    static ScoredRows of(int[] rows) {
        return of(rows, new boolean[0]);
    }

    private static ScoredRows of(int[] rows, boolean[] right) {
        long hash = rows.length;
        for (int row : rows) {
            hash = Long.rotateLeft((hash ^ row) * ODD, 29);
        }
        return new ScoredRows(rows.length, hash, right);
    }

    /**
     * Rows with the answers of a classification's model.
     *
     * @param most if there are more rows, so many of them; the same number picks the same rows
     */
    static ScoredRows answered(int[] rows, Table table, LoadedModel model, ClassTarget classes, int most) {
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
        return of(rows, hits);
    }

    /** Whether another job was scored on the same rows in the same order. */
    boolean areOf(ScoredRows other) {
        return count == other.count && fingerprint == other.fingerprint;
    }
}
