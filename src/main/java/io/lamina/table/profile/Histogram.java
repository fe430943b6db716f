package io.lamina.table.profile;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.List;

/**
 * How many values lie in each of equal steps; a value on an inner edge counts above it.
 *
 * @param edges the ends of the steps, ascending, one more than there are counts
 * @param counts values per step
 */
@Described("How many values lie in each of equal steps; a value on an inner edge counts above it.")
public record Histogram(
        @Setting(doc = "The ends of the steps in the unit of the column, ascending; one more than counts.")
        List<Double> edges,

        @Setting(doc = "Values in each step.") List<Long> counts) {
    /** How many steps a profile has, unless all values are equal. */
    public static final int STEPS = 20;

    /** Copies the lists. */
    public Histogram {
        edges = List.copyOf(edges);
        counts = List.copyOf(counts);
    }
}
