package io.lamina.table.profile;

import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.LabelColumn;
import io.lamina.table.Table;
import io.lamina.table.TableWarning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the owner of a table should see before training on it. */
final class ProfileWarnings {
    /** More levels than this are more than one-hot encoding keeps when nobody says otherwise. */
    private static final int HIGH_CARDINALITY = 100;

    private ProfileWarnings() {}

    static List<TableWarning> of(Table table, List<ColumnProfile> profiles) {
        List<TableWarning> warnings = new ArrayList<>();
        for (int i = 0; i < profiles.size(); i++) {
            warn(table.columns().get(i), profiles.get(i), warnings);
        }
        int duplicates = duplicateRows(table);
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
            Identifiers.reason(column)
                    .ifPresentOrElse(
                            reason -> warnings.add(new TableWarning("identifier_like", name, reason)),
                            () -> warnIfManyLevels(profile, warnings));
        }
    }

    private static void warnIfManyLevels(ColumnProfile profile, List<TableWarning> warnings) {
        if (profile.type() == ColumnType.TEXT) {
            warnings.add(new TableWarning(
                    "text",
                    profile.name(),
                    profile.distinctCount() + " distinct texts; training leaves the column out"));
        } else if (profile.type() == ColumnType.CATEGORICAL && profile.distinctCount() > HIGH_CARDINALITY) {
            warnings.add(new TableWarning(
                    "high_cardinality",
                    profile.name(),
                    profile.distinctCount() + " levels; one-hot encoding keeps the most frequent ones apart only"));
        }
    }

    /**
     * How many rows repeat an earlier one, by 64-bit hashes of the rows: among n different rows, two fall together with a
     * probability of about n² / 2⁶⁵, one in 370,000 for ten million.
     */
    private static int duplicateRows(Table table) {
        long[] hashes = new long[table.rowCount()];
        for (Column column : table.columns()) {
            for (int row = 0; row < hashes.length; row++) {
                hashes[row] = mixed(hashes[row] * 31 + bits(column, row));
            }
        }
        Arrays.sort(hashes);
        int duplicates = 0;
        for (int i = 1; i < hashes.length; i++) {
            duplicates += hashes[i] == hashes[i - 1] ? 1 : 0;
        }
        return duplicates;
    }

    private static long bits(Column column, int row) {
        return column instanceof LabelColumn labels ? labels.code(row) : Double.doubleToLongBits(column.number(row));
    }

    /** The finisher of SplitMix64 (Steele, Lea and Flood, 2014), which lets every bit change every other. */
    private static long mixed(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
