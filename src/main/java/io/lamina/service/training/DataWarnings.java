package io.lamina.service.training;

import io.lamina.table.Column;
import io.lamina.table.Table;
import io.lamina.table.TableWarning;
import io.lamina.table.encoding.ColumnEncoder;
import io.lamina.table.preprocessing.LeftOut;
import io.lamina.table.profile.Leakage;
import io.lamina.table.profile.RowHashes;
import io.lamina.table.target.TargetPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the data of a training should make its owner think of, before a score is believed. */
final class DataWarnings {
    private DataWarnings() {}

    /** @param target null for an autoencoder */
    static List<JobWarning> of(Table table, TargetPlan plan, TrainingData data, @Nullable String target) {
        List<JobWarning> warnings = new ArrayList<>();
        for (LeftOut left : data.pipeline().leftOut()) {
            warnings.add(
                    JobWarning.ofTable("left_out_" + left.reason(), left.column(), "is not used: it " + left.detail()));
        }
        List<String> used =
                data.pipeline().encoders().stream().map(ColumnEncoder::column).toList();
        if (target != null) {
            for (TableWarning suspect :
                    Leakage.suspects(table, used, target, plan.task().isClassification(), plan.rows())) {
                warnings.add(JobWarning.ofTable(suspect.code(), suspect.column(), suspect.detail()));
            }
        }
        List<Column> compared = new ArrayList<>(used.stream().map(table::column).toList());
        if (target != null) {
            compared.add(table.column(target));
        }
        RowHashes hashes = RowHashes.of(table, compared);
        warnIfShared(
                hashes, "validation", data.split().validation(), data.split().training(), warnings);
        warnIfShared(hashes, "test", data.split().test(), data.split().training(), warnings);
        return warnings;
    }

    private static void warnIfShared(
            RowHashes hashes, String part, int[] rows, int[] training, List<JobWarning> warnings) {
        int shared = hashes.shared(rows, training);
        if (shared > 0) {
            warnings.add(JobWarning.ofTable(
                    "duplicates_across_parts",
                    null,
                    shared + " of " + rows.length + " rows of the " + part + " part equal a training row in all that is"
                            + " learned from; what was learned by heart flatters their score"));
        }
    }
}
