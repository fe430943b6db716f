package io.lamina.table.profile;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.LabelColumn;
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
    private static int duplicateRows(Table table, @Nullable Scratch scratch) {
        int rows = table.rowCount();
        if (scratch == null || rows <= HASHED_TOGETHER) {
            long[] hashes = hashes(table, 0, rows);
            return Repeats.count(rows, row -> hashes[row]);
        }
        long start = scratch.size();
        for (int first = 0; first < rows; first += HASHED_TOGETHER) {
            long[] hashes = hashes(table, first, Math.min(HASHED_TOGETHER, rows - first));
            scratch.append(MemorySegment.ofArray(hashes));
        }
        MemorySegment hashes = scratch.memory();
        return Repeats.count(rows, row -> hashes.get(JAVA_LONG_UNALIGNED, start + (long) row * Long.BYTES));
    }

    /** A hash of each of {@code count} rows from {@code first} on. */
    private static long[] hashes(Table table, int first, int count) {
        long[] hashes = new long[count];
        for (Column column : table.columns()) {
            for (int i = 0; i < count; i++) {
                hashes[i] = Mixed.of(hashes[i] * 31 + bits(column, first + i));
            }
        }
        return hashes;
    }

    private static long bits(Column column, int row) {
        return column instanceof LabelColumn labels ? labels.code(row) : Double.doubleToLongBits(column.number(row));
    }
}
