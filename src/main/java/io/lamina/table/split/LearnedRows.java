package io.lamina.table.split;

import io.lamina.table.Table;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows in ascending order with the class of each, from which folds are cut.
 *
 * @param classes of each row; null for a target that is a number
 */
@SuppressWarnings("ArrayRecordComponent") // Row numbers by the million, never compared.
record LearnedRows(int[] rows, int @Nullable [] classes) {
    /** The same rows whatever the order in which they come. */
    static LearnedRows ascending(int[] rows, int @Nullable [] classes) {
        long[] keyed = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            keyed[i] = (long) rows[i] << 32 | (classes == null ? 0 : classes[i]);
        }
        Arrays.sort(keyed);
        int[] ascending = new int[rows.length];
        Arrays.setAll(ascending, i -> (int) (keyed[i] >>> 32));
        int[] sorted = new int[classes == null ? 0 : rows.length];
        Arrays.setAll(sorted, i -> (int) keyed[i]);
        return new LearnedRows(ascending, classes == null ? null : sorted);
    }

    int count() {
        return rows.length;
    }

    /** Those whose entry in {@code chosen} is {@code which}. */
    LearnedRows where(boolean[] chosen, boolean which) {
        return new LearnedRows(only(rows, chosen, which), classes == null ? null : only(classes, chosen, which));
    }

    private static int[] only(int[] values, boolean[] chosen, boolean which) {
        int[] some = new int[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (chosen[i] == which) {
                some[count++] = values[i];
            }
        }
        return Arrays.copyOf(some, count);
    }

    /**
     * A fold that learns from these rows and is scored on others.
     *
     * @param inner how some of these are kept back to stop early by
     * @throws TableException if they are too few for that
     */
    Split scoredOn(LearnedRows scored, ValidationStrategy inner, Table table, long seed) {
        if (count() == 0 || scored.count() == 0) {
            throw new TableException(TableError.ofTable("a fold would have no row to "
                    + (count() == 0 ? "learn from" : "be scored on") + "; take fewer folds"));
        }
        try {
            Split parts = inner.splits(table, rows, classes, seed).getFirst();
            return new Split(parts.training(), parts.validation(), scored.rows());
        } catch (TableException e) {
            throw new TableException(TableError.ofTable("the " + count()
                    + " training rows of a fold are too few to keep some back to stop early by; set validationFraction"
                    + " to 0 or take fewer folds"));
        }
    }
}
