package io.lamina.service.training;

import io.lamina.service.problem.Nearest;
import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import io.lamina.table.Table;
import io.lamina.table.preprocessing.Features;
import io.lamina.table.preprocessing.MissingRows;
import io.lamina.table.preprocessing.PreprocessingSpec;
import io.lamina.table.preprocessing.UnfitSetting;
import java.util.List;
import java.util.Map;

/** What a request says of preprocessing, held against its table. */
final class PreprocessingCheck {
    private PreprocessingCheck() {}

    /** @throws ProblemException with every setting of a single column that the table does not allow */
    static void throwIfUnfit(PreprocessingSpec asked, Table table, Features features) {
        List<ProblemError> errors = UnfitSetting.of(asked, table, features).stream()
                .map(unfit -> ProblemError.at(pointer(unfit), unfit.detail() + hint(unfit, table)))
                .toList();
        if (!errors.isEmpty()) {
            throw ProblemException.invalidRequest(errors);
        }
    }

    private static String pointer(UnfitSetting unfit) {
        return "/preprocessing/columns/" + ProblemError.token(unfit.column())
                + (unfit.setting() == null ? "" : "/" + unfit.setting());
    }

    private static String hint(UnfitSetting unfit, Table table) {
        return table.find(unfit.column()).isPresent() ? "" : Nearest.hint(unfit.column(), table.columnNames());
    }

    /** The same with scalings chosen from the training rows, and the reason for the choice. */
    static PreprocessingSpec resolved(
            TrainingConfiguration asked,
            Table table,
            Division division,
            Features features,
            Map<String, String> reasons) {
        PreprocessingSpec resolved = asked.preprocessing().resolved(table, division.fitted(), features);
        if (asked.preprocessing().numeric() == null) {
            long skewed = resolved.columns().entrySet().stream()
                    .filter(said -> !said.getValue()
                            .equals(asked.preprocessing().columns().get(said.getKey())))
                    .count();
            reasons.put(
                    "preprocessing.numeric",
                    skewed == 0
                            ? "the usual scale; no column is heavily skewed"
                            : "the usual scale; in preprocessing.columns the quantiles of " + skewed
                                    + " heavily skewed columns");
        }
        return resolved;
    }

    static void warnOfDropped(MissingRows remaining, Table table, List<JobWarning> warnings) {
        if (remaining.droppedCount() > 0) {
            warnings.add(JobWarning.ofTable(
                    "dropped_rows",
                    remaining.columns().size() == 1 ? remaining.columns().getFirst() : null,
                    remaining.droppedCount() + " of " + table.rowCount() + " rows are left out: they lack a value in "
                            + String.join(", ", remaining.columns())));
        }
    }
}
