package io.lamina.table.profile;

import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.LabelColumn;
import io.lamina.table.Table;
import io.lamina.table.TableWarning;
import java.util.ArrayList;
import java.util.List;

/** What the owner of a table should see before training on it. */
final class ProfileWarnings {
    /** More levels than this are more than one-hot encoding keeps when nobody says otherwise. */
    private static final int HIGH_CARDINALITY = 100;

    private static final double ALMOST_CONSTANT = 0.99;
    private static final int FEWEST_KNOWN = 100;

    private ProfileWarnings() {}

    static List<TableWarning> of(Table table, List<ColumnProfile> profiles, int duplicates) {
        List<TableWarning> warnings = new ArrayList<>();
        for (int i = 0; i < profiles.size(); i++) {
            warn(table.columns().get(i), profiles.get(i), warnings);
        }
        if (duplicates > 0) {
            warnings.add(new TableWarning(
                    "duplicate_rows",
                    null,
                    duplicates + " of " + table.rowCount()
                            + " rows repeat an earlier row; a copy in both the training and the"
                            + " validation part flatters the score"));
        }
        return warnings;
    }

    private static void warn(Column column, ColumnProfile profile, List<TableWarning> warnings) {
        String name = column.name();
        long known = column.rowCount() - profile.missingCount();
        if (known == 0) {
            warnings.add(new TableWarning("all_missing", name, "no row has a value"));
        } else if (profile.distinctCount() == 1) {
            String missing = profile.missingCount() == 0 ? "" : ", except " + profile.missingCount() + " missing";
            warnings.add(new TableWarning(
                    "constant",
                    name,
                    "every row is \"" + profile.topValues().getFirst().value() + "\"" + missing));
        } else {
            warnIfAlmostConstant(profile, known, warnings);
            if (column.type() == ColumnType.BOOLEAN) {
                Spellings.ofTruths(name, ((LabelColumn) column).labels()).ifPresent(warnings::add);
            }
            Identifiers.reason(column)
                    .ifPresentOrElse(
                            reason -> warnings.add(new TableWarning("identifier_like", name, reason)),
                            () -> warnIfManyLevels(profile, warnings));
        }
    }

    /** What a network learns from the other rows is learned from next to none. */
    private static void warnIfAlmostConstant(ColumnProfile profile, long known, List<TableWarning> warnings) {
        if (known < FEWEST_KNOWN || profile.topValues().isEmpty()) {
            // A sketch of numbers of which none is frequent knows no top value.
            return;
        }
        ValueCount top = profile.topValues().getFirst();
        if (top.count() >= ALMOST_CONSTANT * known) {
            warnings.add(new TableWarning(
                    "almost_constant",
                    profile.name(),
                    top.count() + " of " + known + " known cells are \"" + top.value() + "\""));
        }
    }

    private static void warnIfManyLevels(ColumnProfile profile, List<TableWarning> warnings) {
        if (profile.type() == ColumnType.TEXT) {
            warnings.add(
                    new TableWarning(
                            "text",
                            profile.name(),
                            profile.distinctCount()
                                    + " distinct texts; training leaves the column out unless preprocessing.text says how to learn from it"));
        } else if (profile.type() == ColumnType.CATEGORICAL && profile.distinctCount() > HIGH_CARDINALITY) {
            warnings.add(new TableWarning(
                    "high_cardinality",
                    profile.name(),
                    profile.distinctCount() + " levels; one-hot encoding keeps the most frequent ones apart only"));
        }
    }
}
