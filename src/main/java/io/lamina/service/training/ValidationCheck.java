package io.lamina.service.training;

import io.lamina.service.problem.Nearest;
import io.lamina.service.problem.ProblemError;
import io.lamina.table.Table;
import io.lamina.table.split.Predefined;
import io.lamina.table.split.ValidationStrategy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds the columns by which rows are to be divided against the table, and says where in a request each was named. */
record ValidationCheck(TrainingConfiguration asked, Table table, List<ProblemError> errors) {
    void check() {
        ValidationStrategy validation = asked.validation();
        if (validation == null) {
            return;
        }
        List<String> features = asked.features();
        validation.columns().forEach((setting, column) -> {
            String pointer = "/validation/" + setting;
            if (table.find(column).isEmpty()) {
                errors.add(ProblemError.at(
                        pointer,
                        "the dataset has no column \"" + column + "\"" + Nearest.hint(column, table.columnNames())));
            } else if (column.equals(asked.target())) {
                errors.add(ProblemError.at(pointer, "is the target, \"" + column + "\"; rows are divided by another"));
            } else if (validation instanceof Predefined && features != null && features.contains(column)) {
                errors.add(ProblemError.at(
                        pointer, "is named among the features, but \"" + column + "\" says nothing of a new row"));
            }
        });
    }

    /** Where a column of a strategy was named: {@code /validation/groupColumn}; the strategy as a whole for any other column. */
    static String pointer(ValidationStrategy validation, @Nullable String column) {
        return validation.columns().entrySet().stream()
                .filter(named -> named.getValue().equals(column))
                .map(Map.Entry::getKey)
                .findFirst()
                .map(setting -> "/validation/" + setting)
                .orElse("/validation");
    }
}
