package io.lamina.table.profile;

import java.util.List;

/**
 * How many values lie in each of equal steps; a value on an inner edge counts above it.
 *
 * @param edges the ends of the steps, ascending, one more than there are counts
 * @param counts values per step
 */
public record Histogram(List<Double> edges, List<Long> counts) {
    /** How many steps a profile has, unless all values are equal. */
    public static final int STEPS = 20;

    /** Copies the lists. */
    public Histogram {
        edges = List.copyOf(edges);
        counts = List.copyOf(counts);
    }
}
