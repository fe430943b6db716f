package io.lamina.table.profile;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Counts numbers in equal steps. */
final class HistogramSteps {
    private final double min;
    private final double max;
    private final double width;
    private final long[] counts;

    /** Steps from the smallest number to the largest; a single one where these are equal. */
    HistogramSteps(double min, double max, int steps) {
        this.min = min;
        this.max = max;
        this.width = max / steps - min / steps;
        this.counts = new long[width == 0 ? 1 : steps];
    }

    void add(double number, long count) {
        int step = width == 0 ? 0 : (int) Math.clamp(number / width - min / width, 0, counts.length - 1);
        counts[step] += count;
    }

    Histogram histogram() {
        List<Double> edges = IntStream.rangeClosed(0, counts.length)
                .mapToObj(step -> step == counts.length ? max : min + step * width)
                .toList();
        return new Histogram(edges, Arrays.stream(counts).boxed().toList());
    }
}
