package io.lamina.table.split;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Deals rows, or whole groups of them, to folds.
 *
 * @param folds how many
 * @param repeat which deal of the same rows this is, from 0
 * @param seed of the order in which they are dealt
 */
record FoldDeal(int folds, int repeat, long seed) {
    /**
     * The fold of each of the rows 0 to {@code count} − 1.
     *
     * @param strata of each row; null: one for all
     */
    int[] rows(int count, int @Nullable [] strata) {
        int[] order = ShuffledRows.of(IntStream.range(0, count).toArray(), strata, seed);
        int[] dealt = new int[count];
        for (int position = 0; position < count; position++) {
            dealt[order[position]] = position % folds;
        }
        return dealt;
    }

    /**
     * The fold of each row, that of its group: the next group goes to the fold f that makes
     * {@code Σ_c n_c(f) · n_c(group) / N_c²} smallest, where {@code n_c} counts rows of stratum c and {@code N_c} those of all
     * groups; of equals to the one with fewest rows. That keeps {@code Σ_f Σ_c (n_c(f) / N_c)²} small, step by step. The first deal
     * takes groups by falling size, which makes folds most even; further ones take them as the seed shuffles them, since by size groups
     * of many sizes can be dealt in one way only. Even so, two folds differ by no more rows than the largest group has, without strata.
     */
    int[] groups(RowGroups groups, int @Nullable [] strata) {
        int[] index = groups.index();
        int count = strata == null ? 1 : Arrays.stream(strata).max().orElse(0) + 1;
        double[] total = new double[count];
        int[][] rowsOfGroup = rowsOfGroups(groups);
        for (int i = 0; i < index.length; i++) {
            total[stratum(strata, i)]++;
        }
        int[] sizes = groups.sizes();
        double[][] held = new double[folds][count];
        long[] rows = new long[folds];
        int[] dealt = new int[index.length];
        for (int group : order(sizes)) {
            int fold = lightest(rowsOfGroup[group], strata, held, rows, total);
            for (int row : rowsOfGroup[group]) {
                dealt[row] = fold;
                held[fold][stratum(strata, row)]++;
                rows[fold]++;
            }
        }
        return dealt;
    }

    /** Groups as the seed shuffles them; for the first deal by falling size, and so those of one size only. */
    private int[] order(int[] sizes) {
        int[] shuffled = ShuffledRows.of(IntStream.range(0, sizes.length).toArray(), null, seed);
        if (repeat > 0) {
            return shuffled;
        }
        long[] keyed = new long[shuffled.length];
        Arrays.setAll(keyed, i -> (long) (Integer.MAX_VALUE - sizes[shuffled[i]]) << 32 | i);
        Arrays.sort(keyed);
        return Arrays.stream(keyed).mapToInt(key -> shuffled[(int) key]).toArray();
    }

    private int lightest(int[] group, int @Nullable [] strata, double[][] held, long[] rows, double[] total) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int fold = 0; fold < folds; fold++) {
            double load = 0;
            for (int row : group) {
                int stratum = stratum(strata, row);
                load += held[fold][stratum] / (total[stratum] * total[stratum]);
            }
            if (load < least || (load == least && rows[fold] < rows[best])) {
                best = fold;
                least = load;
            }
        }
        return best;
    }

    private static int stratum(int @Nullable [] strata, int row) {
        return strata == null ? 0 : strata[row];
    }

    private static int[][] rowsOfGroups(RowGroups groups) {
        int[] sizes = groups.sizes();
        int[][] rows = new int[sizes.length][];
        Arrays.setAll(rows, group -> new int[sizes[group]]);
        int[] filled = new int[rows.length];
        for (int i = 0; i < groups.index().length; i++) {
            int group = groups.index()[i];
            rows[group][filled[group]++] = i;
        }
        return rows;
    }
}
