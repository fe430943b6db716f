package io.lamina.table.profile;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.Scratch;
import io.lamina.table.Table;
import io.lamina.table.TableWarning;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the owner of a table should see before training on it. */
final class ProfileWarnings {
    /** More levels than this are more than one-hot encoding keeps when nobody says otherwise. */
    private static final int HIGH_CARDINALITY = 100;

    private static final double ALMOST_CONSTANT = 0.99;
    private static final int FEWEST_KNOWN = 100;

    /** Rows whose hashes lie on the heap together. */
    private static final int HASHED_TOGETHER = 1 << 20;

    private ProfileWarnings() {}

    static List<TableWarning> of(Table table, List<ColumnProfile> profiles, @Nullable Scratch scratch) {
        List<TableWarning> warnings = new ArrayList<>();
        for (int i = 0; i < profiles.size(); i++) {
            warn(table.columns().get(i), profiles.get(i), warnings);
        }
        int duplicates = duplicateRows(table, scratch);
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
            Identifiers.reason(column)
                    .ifPresentOrElse(
                            reason -> warnings.add(new TableWarning("identifier_like", name, reason)),
                            () -> warnIfManyLevels(profile, warnings));
        }
    }

    /** What a network learns from the other rows is learned from next to none. */
    private static void warnIfAlmostConstant(ColumnProfile profile, long known, List<TableWarning> warnings) {
        ValueCount top = profile.topValues().getFirst();
        if (known >= FEWEST_KNOWN && top.count() >= ALMOST_CONSTANT * known) {
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

    /** How many rows repeat an earlier one, by their {@link RowHashes}, in bounded memory if there is a scratch. */
    private static int duplicateRows(Table table, @Nullable Scratch scratch) {
        int rows = table.rowCount();
        if (scratch == null || rows <= HASHED_TOGETHER) {
            long[] hashes = RowHashes.hashes(table, table.columns(), 0, rows);
            return Repeats.count(rows, row -> hashes[row]);
        }
        long start = scratch.size();
        for (int first = 0; first < rows; first += HASHED_TOGETHER) {
            long[] hashes = RowHashes.hashes(table, table.columns(), first, Math.min(HASHED_TOGETHER, rows - first));
            scratch.append(MemorySegment.ofArray(hashes));
        }
        MemorySegment hashes = scratch.memory();
        return Repeats.count(rows, row -> hashes.get(JAVA_LONG_UNALIGNED, start + (long) row * Long.BYTES));
    }
}
