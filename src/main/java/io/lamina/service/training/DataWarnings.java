package io.lamina.service.training;

import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.Table;
import io.lamina.table.TableWarning;
import io.lamina.table.encoding.ColumnEncoder;
import io.lamina.table.preprocessing.LeftOut;
import io.lamina.table.preprocessing.PreprocessingSpec;
import io.lamina.table.profile.Leakage;
import io.lamina.table.profile.RowHashes;
import io.lamina.table.profile.Spellings;
import io.lamina.table.target.ClassTarget;
import io.lamina.table.target.TargetPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the data of a training should make its owner think of, before a score is believed. */
final class DataWarnings {
    private static final int FEW_ROWS_PER_CLASS = 10;

    private DataWarnings() {}

    /** @param target null for an autoencoder */
    static List<JobWarning> of(
            Table table,
            TargetPlan plan,
            TrainingData data,
            PreprocessingSpec preprocessing,
            List<Integer> classCounts,
            @Nullable String target) {
        List<JobWarning> warnings = new ArrayList<>();
        for (LeftOut left : data.pipeline().leftOut()) {
            warnings.add(
                    JobWarning.ofTable("left_out_" + left.reason(), left.column(), "is not used: it " + left.detail()));
        }
        warnings.addAll(LevelWarnings.of(table, data, preprocessing));
        if (data.division().windows() != null) {
            // A window is no row: what a row says of its own target, and rows that repeat, are no matter.
            data.division()
                    .warnings()
                    .forEach(odd -> warnings.add(JobWarning.ofTable(odd.code(), odd.column(), odd.detail())));
            return warnings;
        }
        warnOfClasses(data, classCounts, warnings);
        warnOfSpellings(plan, warnings);
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

    /** Parts by group, time or column can leave training without a class; of a few rows nobody can tell what a class is like. */
    private static void warnOfClasses(TrainingData data, List<Integer> counts, List<JobWarning> warnings) {
        if (!(data.target() instanceof ClassTarget classes)) {
            return;
        }
        List<String> unlearned = labels(classes, counts, 0, 0);
        if (!unlearned.isEmpty()) {
            warnings.add(JobWarning.ofTable(
                    "class_not_in_training",
                    classes.column(),
                    "no training row is of " + String.join(", ", unlearned)
                            + ", so it cannot be learned; divide the rows in another way"));
        }
        List<String> rare = labels(classes, counts, 1, FEW_ROWS_PER_CLASS - 1);
        if (!rare.isEmpty()) {
            warnings.add(JobWarning.ofTable(
                    "few_rows_per_class",
                    classes.column(),
                    "fewer than " + FEW_ROWS_PER_CLASS + " training rows are of " + String.join(", ", rare)
                            + "; collect more of them, or do not rely on their predictions"));
        }
    }

    private static void warnOfSpellings(TargetPlan plan, List<JobWarning> warnings) {
        Column column = plan.column();
        ClassTarget classes = plan.classes();
        if (column != null && classes != null && column.type() == ColumnType.BOOLEAN) {
            Spellings.ofTruths(column.name(), classes.labels())
                    .ifPresent(odd -> warnings.add(JobWarning.ofTable(odd.code(), odd.column(), odd.detail())));
        }
    }

    private static List<String> labels(ClassTarget classes, List<Integer> counts, int fewest, int most) {
        return IntStream.range(0, counts.size())
                .filter(label -> counts.get(label) >= fewest && counts.get(label) <= most)
                .mapToObj(classes.labels()::get)
                .toList();
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
