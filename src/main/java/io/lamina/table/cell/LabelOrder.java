package io.lamina.table.cell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The one order of a set of labels: numeric if all are numbers, then by their characters ({@code 5} and {@code 5.0} are two labels);
 * else by their characters (UTF-16 code units).
 */
public final class LabelOrder {
    private LabelOrder() {}

    /** The labels in their order, whatever order they are given in. */
    public static List<String> sorted(List<String> labels) {
        List<String> sorted = new ArrayList<>(labels);
        boolean numbers = labels.stream().noneMatch(label -> Double.isNaN(NumberText.parse(label)));
        sorted.sort(numbers ? Comparator.comparingDouble(NumberText::parse).thenComparing(label -> label) : null);
        return sorted;
    }
}
