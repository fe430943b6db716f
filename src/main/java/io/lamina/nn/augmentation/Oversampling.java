package io.lamina.nn.augmentation;

import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;
import java.util.Arrays;

/** {@link MinorityOversampling} at work: which rows an epoch learns from. For one thread. */
public final class Oversampling {
    private final int[] byClass;
    private final int[] starts;
    private final int[] wanted;
    private final int[] drawn;
    private final int[] rows;
    private final long key;
    private final RandomStream random;

    Oversampling(MinorityOversampling spec, int[] classes, long seed, int index) {
        int count = Arrays.stream(classes).max().orElse(-1) + 1;
        this.starts = new int[count + 1];
        for (int type : classes) {
            starts[type + 1]++;
        }
        int largest = Arrays.stream(starts).max().orElse(0);
        this.wanted = new int[count];
        long total = 0;
        for (int type = 0; type < count; type++) {
            wanted[type] = spec.rowsOf(starts[type + 1], largest);
            total += wanted[type];
        }
        if (total > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "minority_oversampling.ratio %s would make an epoch of %d rows; choose a smaller one"
                            .formatted(spec.ratio(), total));
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        this.byClass = sorted(classes, starts);
        this.drawn = new int[largest];
        this.rows = new int[(int) total];
        this.key = RandomStream.key(seed, Purpose.AUGMENTATION, index);
        this.random = RandomStream.of(key, Purpose.AUGMENTATION, 0);
    }

    /** The rows, class after class. */
    private static int[] sorted(int[] classes, int[] starts) {
        int[] sorted = new int[classes.length];
        int[] next = starts.clone();
        for (int row = 0; row < classes.length; row++) {
            sorted[next[classes[row]]++] = row;
        }
        return sorted;
    }

    /** How many rows an epoch has; every epoch the same. */
    public int rowCount() {
        return rows.length;
    }

    /**
     * The training rows of an epoch, class after class, still to be shuffled: it depends on the seed and the number of the epoch alone.
     * The array is overwritten by the next call; the caller may change it.
     */
    public int[] rows(int epoch) {
        random.restart(key, Purpose.AUGMENTATION, epoch);
        int to = 0;
        for (int type = 0; type < wanted.length; type++) {
            int start = starts[type];
            int present = starts[type + 1] - start;
            int missing = wanted[type];
            while (missing >= present && present > 0) {
                System.arraycopy(byClass, start, rows, to, present);
                to += present;
                missing -= present;
            }
            draw(start, present, missing);
            System.arraycopy(drawn, 0, rows, to, missing);
            to += missing;
        }
        return rows;
    }

    /** Puts {@code count} different rows of a class at the start of {@code drawn}: the first steps of a shuffle by Fisher and Yates. */
    private void draw(int start, int present, int count) {
        System.arraycopy(byClass, start, drawn, 0, present);
        for (int i = 0; i < count; i++) {
            int other = i + random.nextInt(present - i);
            int row = drawn[i];
            drawn[i] = drawn[other];
            drawn[other] = row;
        }
    }
}
