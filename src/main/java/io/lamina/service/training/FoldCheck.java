package io.lamina.service.training;

import io.lamina.service.problem.ProblemError;
import io.lamina.table.Column;
import io.lamina.table.Table;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import io.lamina.table.encoding.ColumnEncoder;
import io.lamina.table.profile.RowHashes;
import io.lamina.table.split.CrossValidation;
import io.lamina.table.split.Split;
import io.lamina.table.target.ClassTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holds the folds of a cross-validation against the table, before any of them is trained: what would end one ends the request, and
 * what makes their scores worth less is warned of.
 *
 * @param data of the network that learns from all rows
 */
record FoldCheck(
        TrainingConfiguration asked,
        Table table,
        TrainingData data,
        List<ProblemError> errors,
        List<JobWarning> warnings) {
    /** A request is not held up longer: folds beyond so many rows are checked by their workers. */
    private static final long MOST_ROWS = 20_000_000;

    void check(List<Split> folds) {
        RowHashes hashes = hashes();
        int rows = data.split().training().length;
        long checked = 0;
        long shared = 0;
        long scored = 0;
        for (int number = 1; number <= folds.size() && checked < MOST_ROWS; number++) {
            try {
                Split fold = folds.get(number - 1);
                checkWeights(fold);
                shared += hashes.shared(fold.test(), fold.training());
                scored += fold.test().length;
            } catch (TableException e) {
                for (TableError error : e.errors()) {
                    errors.add(new ProblemError(
                            "/validation",
                            null,
                            null,
                            error.row(),
                            error.column(),
                            "fold " + number + ": " + error.detail()));
                }
                return;
            }
            checked += rows;
        }
        if (shared > 0) {
            warnings.add(JobWarning.ofTable(
                    "duplicates_across_parts",
                    null,
                    shared + " of " + scored
                            + " rows that folds are scored on equal one that the fold learns from in all"
                            + " that is learned from; what was learned by heart flatters the score"));
        }
        warnOfRareClasses(folds);
    }

    private RowHashes hashes() {
        List<Column> compared = new ArrayList<>(data.pipeline().encoders().stream()
                .map(ColumnEncoder::column)
                .map(table::column)
                .toList());
        if (asked.target() != null) {
            compared.add(table.column(asked.target()));
        }
        return RowHashes.of(table, compared);
    }

    private void checkWeights(Split fold) {
        ExampleWeights weights = new ExampleWeights(asked.classWeights(), asked.sampleWeightColumn());
        weights.check(table, data.target(), fold.training(), "training");
        weights.check(table, data.target(), fold.validation(), "validation");
        weights.check(table, data.target(), fold.test(), "scored");
    }

    private void warnOfRareClasses(List<Split> folds) {
        if (!(data.target() instanceof ClassTarget classes)
                || !(asked.validation() instanceof CrossValidation strategy)) {
            return;
        }
        int perRepeat = folds.size() / strategy.repeats();
        int[] counts = new int[classes.labels().size()];
        for (int label : classes.indices(table, data.split().training())) {
            counts[label]++;
        }
        List<String> rare = IntStream.range(0, counts.length)
                .filter(label -> counts[label] < perRepeat)
                .mapToObj(classes.labels()::get)
                .toList();
        if (!rare.isEmpty()) {
            warnings.add(JobWarning.ofTable(
                    "rare_class",
                    classes.column(),
                    "fewer than " + perRepeat + " rows are of " + String.join(", ", rare)
                            + ", so not every fold is scored on it; its scores are those of a few rows"));
        }
    }
}
