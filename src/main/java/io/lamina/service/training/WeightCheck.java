package io.lamina.service.training;

import io.lamina.service.problem.Nearest;
import io.lamina.service.problem.ProblemError;
import io.lamina.table.ColumnType;
import io.lamina.table.Table;
import io.lamina.table.target.ClassTarget;
import io.lamina.table.target.TargetPlan;
import java.util.List;
import java.util.Map;

/** Finds what is wrong with the weights of a request before rows are looked at. */
record WeightCheck(TrainingConfiguration asked, Table table, List<ProblemError> errors) {
    private static final double MOST = 1e6;

    void check(TargetPlan target) {
        checkClassWeights(target);
        checkColumn();
    }

    private void checkClassWeights(TargetPlan target) {
        Map<String, Double> weights = asked.classWeights();
        if (weights == null) {
            return;
        }
        ClassTarget classes = target.classes();
        if (classes == null) {
            errors.add(ProblemError.at("/classWeights", "only a classification has classes; see sampleWeightColumn"));
            return;
        }
        weights.forEach((label, weight) -> {
            String pointer = "/classWeights/" + ProblemError.token(label);
            if (!classes.labels().contains(label)) {
                errors.add(ProblemError.at(
                        pointer, "the target has no label \"" + label + "\"" + Nearest.hint(label, classes.labels())));
            }
            if (!(weight >= 0 && weight <= MOST)) {
                errors.add(ProblemError.at(pointer, "must be between 0 and 1e6, got " + weight));
            }
        });
    }

    private void checkColumn() {
        String column = asked.sampleWeightColumn();
        if (column == null) {
            return;
        }
        List<String> features = asked.features();
        if (table.find(column).isEmpty()) {
            errors.add(ProblemError.at(
                    "/sampleWeightColumn",
                    "the dataset has no column \"" + column + "\"" + Nearest.hint(column, table.columnNames())));
        } else if (column.equals(asked.target())) {
            errors.add(ProblemError.at("/sampleWeightColumn", "is the target, so it cannot say what rows weigh"));
        } else if (features != null && features.contains(column)) {
            errors.add(ProblemError.at(
                    "/sampleWeightColumn", "is named among the features, so it cannot say what rows weigh"));
        } else if (table.column(column).type() != ColumnType.NUMERIC) {
            errors.add(ProblemError.at("/sampleWeightColumn", "must be a numeric column"));
        }
    }
}
