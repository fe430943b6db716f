package io.lamina.table.profile;

import io.lamina.table.Codes;
import io.lamina.table.LabelColumn;
import io.lamina.table.NumberColumn;
import io.lamina.table.cell.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The known numbers of a column as ascending distinct values and how often each occurs; everything else follows from these. */
final class NumberSummary implements NumberStatistics {
    private final double[] values;
    private final long[] counts;
    private final long known;

    private NumberSummary(double[] values, long[] counts) {
        this.values = values;
        this.counts = counts;
        this.known = Arrays.stream(counts).sum();
    }

    /** A column of few labels is counted, not sorted, however many rows it has. */
    static NumberSummary of(LabelColumn column) {
        long[] countOfCode = new long[column.labels().size()];
        for (int row = 0; row < column.rowCount(); row++) {
            int code = column.code(row);
            if (code != Codes.MISSING) {
                countOfCode[code]++;
            }
        }
        List<Integer> order = IntStream.range(0, countOfCode.length)
                .boxed()
                .sorted(Comparator.comparingDouble(column::numberOfLabel))
                .toList();
        double[] values = new double[countOfCode.length];
        long[] counts = new long[countOfCode.length];
        int distinct = 0;
        for (int code : order) {
            double value = column.numberOfLabel(code);
            if (distinct == 0 || values[distinct - 1] != value) {
                values[distinct++] = value;
            }
            counts[distinct - 1] += countOfCode[code];
        }
        return new NumberSummary(Arrays.copyOf(values, distinct), Arrays.copyOf(counts, distinct));
    }

    static NumberSummary of(NumberColumn column) {
        double[] sorted = new double[column.rowCount()];
        int known = 0;
        for (int row = 0; row < sorted.length; row++) {
            double number = column.number(row);
            if (!Double.isNaN(number)) {
                // Negative zero and zero are one value.
                sorted[known++] = number + 0.0;
            }
        }
        Arrays.sort(sorted, 0, known);
        long[] counts = new long[known];
        int distinct = 0;
        for (int i = 0; i < known; i++) {
            if (distinct == 0 || sorted[distinct - 1] != sorted[i]) {
                sorted[distinct++] = sorted[i];
            }
            counts[distinct - 1]++;
        }
        return new NumberSummary(Arrays.copyOf(sorted, distinct), Arrays.copyOf(counts, distinct));
    }

    @Override
    public long known() {
        return known;
    }

    @Override
    public long distinct() {
        return values.length;
    }

    @Override
    public double min() {
        return values[0];
    }

    @Override
    public double max() {
        return values[values.length - 1];
    }

    /** The mean, each value divided before it is added, so that large ones do not overflow. */
    @Override
    public double mean() {
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            mean += values[i] * ((double) counts[i] / known);
        }
        return Math.clamp(mean, min(), max());
    }

    /** The square root of the sum of squared deviations over n − 1; null for one value or beyond the range of a double. */
    @Override
    public @Nullable Double standardDeviation() {
        if (known < 2) {
            return null;
        }
        double mean = mean();
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            double deviation = values[i] - mean;
            squares += deviation * deviation * counts[i];
        }
        double result = Math.sqrt(squares / (known - 1));
        return Double.isFinite(result) ? result : null;
    }

    /** The quantiles at ascending probabilities: h = (n − 1) p, linear between the values of rank ⌊h⌋ and ⌊h⌋ + 1. */
    @Override
    public List<Quantile> quantiles(List<Double> probabilities) {
        List<Quantile> quantiles = new ArrayList<>();
        int at = 0;
        long before = 0;
        for (double probability : probabilities) {
            double rank = (known - 1) * probability;
            long lower = (long) rank;
            while (before + counts[at] <= lower) {
                before += counts[at++];
            }
            double value = values[at];
            boolean nextIsHigher = before + counts[at] <= lower + 1 && at + 1 < values.length;
            double next = nextIsHigher ? values[at + 1] : value;
            double share = rank - lower;
            quantiles.add(new Quantile(probability, value * (1 - share) + next * share));
        }
        return quantiles;
    }

    @Override
    public Histogram histogram(int steps) {
        HistogramSteps inStep = new HistogramSteps(min(), max(), steps);
        for (int i = 0; i < values.length; i++) {
            inStep.add(values[i], counts[i]);
        }
        return inStep.histogram();
    }

    @Override
    public List<ValueCount> top(int limit) {
        return MostFrequent.of(counts, limit)
                .mapToObj(i -> new ValueCount(NumberText.format(values[i]), counts[i]))
                .toList();
    }

    @Override
    public boolean isApproximate() {
        return false;
    }
}
