package io.lamina.table.profile;

import io.lamina.table.NumberColumn;
import io.lamina.table.cell.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.LongStream;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.FrequentLongsSketch;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a column of many rows, in a few megabytes whatever their number: the column is gone through several times.
 *
 * <p>Exact: count, extremes, mean, deviation, histogram and quantiles ({@link RankSelection}), and everything else while there are at
 * most {@link ValueCounts#CAPACITY} different numbers. With more of them
 * <ul>
 *   <li>the distinct count is that of a HyperLogLog sketch of 2¹⁴ registers (Flajolet et al., 2007, with the estimator of Apache
 *       DataSketches): standard error 0.65 %;
 *   <li>the most frequent numbers are those of a frequent-items sketch (Misra and Gries, 1982, in the form of Anderson et al., 2017): any
 *       number that makes up more than 0.05 % of the known cells is found (7 / {@value #COUNTERS}, twice the sketch's error), others may be;
 *       how often each occurs is then counted.
 * </ul>
 * Both hash in the same way every time, so equal columns have equal profiles.
 */
final class NumberSketch implements NumberStatistics {
    private static final int CHUNK = 1 << 14;
    private static final int HLL_LOG_REGISTERS = 14;
    private static final int COUNTERS = 1 << 14;

    private final NumberColumn column;
    private long known;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double mean;
    private long distinct;
    private boolean approximate;
    private double[] candidates = {};
    private long[] candidateCounts = {};

    private NumberSketch(NumberColumn column) {
        this.column = column;
    }

    static NumberSketch of(NumberColumn column) {
        NumberSketch sketch = new NumberSketch(column);
        sketch.forEach(number -> {
            sketch.known++;
            sketch.min = Math.min(sketch.min, number);
            sketch.max = Math.max(sketch.max, number);
        });
        if (sketch.known > 0) {
            sketch.forEach(number -> sketch.mean += number / sketch.known);
            sketch.mean = Math.clamp(sketch.mean, sketch.min, sketch.max);
            sketch.countValues();
        }
        return sketch;
    }

    /** Gives out the known numbers, zero for negative zero, in the order of the rows. */
    private void forEach(DoubleConsumer taker) {
        double[] chunk = new double[CHUNK];
        for (int row = 0; row < column.rowCount(); row += CHUNK) {
            int count = Math.min(CHUNK, column.rowCount() - row);
            column.copy(row, count, chunk);
            for (int i = 0; i < count; i++) {
                if (!Double.isNaN(chunk[i])) {
                    taker.accept(chunk[i] + 0.0);
                }
            }
        }
    }

    private void countValues() {
        ValueCounts exact = new ValueCounts();
        HllSketch different = new HllSketch(HLL_LOG_REGISTERS, TgtHllType.HLL_8);
        FrequentLongsSketch frequent = new FrequentLongsSketch(COUNTERS);
        forEach(number -> {
            if (!approximate && !exact.add(number)) {
                approximate = true;
                exact.forEach((value, count) -> {
                    different.update(value);
                    frequent.update(Double.doubleToRawLongBits(value), count);
                });
            }
            if (approximate) {
                different.update(number);
                frequent.update(Double.doubleToRawLongBits(number), 1);
            }
        });
        if (approximate) {
            distinct = Math.round(different.getEstimate());
            takeCandidates(frequent);
        } else {
            distinct = exact.size();
            takeAll(exact);
        }
    }

    private void takeAll(ValueCounts exact) {
        candidates = new double[exact.size()];
        candidateCounts = new long[exact.size()];
        int[] at = {0};
        exact.forEach((number, count) -> {
            candidates[at[0]] = number;
            candidateCounts[at[0]++] = count;
        });
    }

    private void takeCandidates(FrequentLongsSketch frequent) {
        candidates = Arrays.stream(frequent.getFrequentItems(ErrorType.NO_FALSE_POSITIVES))
                .mapToDouble(row -> Double.longBitsToDouble(row.getItem()))
                .sorted()
                .toArray();
        candidateCounts = new long[candidates.length];
        forEach(number -> {
            int place = Arrays.binarySearch(candidates, number);
            if (place >= 0) {
                candidateCounts[place]++;
            }
        });
    }

    @Override
    public long known() {
        return known;
    }

    @Override
    public long distinct() {
        return distinct;
    }

    @Override
    public double min() {
        return min;
    }

    @Override
    public double max() {
        return max;
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public @Nullable Double standardDeviation() {
        double[] squares = {0};
        forEach(number -> squares[0] += (number - mean) * (number - mean));
        double result = Math.sqrt(squares[0] / (known - 1));
        return known > 1 && Double.isFinite(result) ? result : null;
    }

    @Override
    public List<Quantile> quantiles(List<Double> probabilities) {
        long[] lower =
                probabilities.stream().mapToLong(p -> (long) ((known - 1) * p)).toArray();
        long[] ranks = LongStream.of(lower)
                .flatMap(rank -> LongStream.of(rank, Math.min(known - 1, rank + 1)))
                .sorted()
                .distinct()
                .toArray();
        double[] values = RankSelection.select(this::forEach, ranks);
        List<Quantile> quantiles = new ArrayList<>();
        for (int i = 0; i < lower.length; i++) {
            double share = (known - 1) * probabilities.get(i) - lower[i];
            double value = values[Arrays.binarySearch(ranks, lower[i])];
            double next = values[Arrays.binarySearch(ranks, Math.min(known - 1, lower[i] + 1))];
            quantiles.add(new Quantile(probabilities.get(i), value * (1 - share) + next * share));
        }
        return quantiles;
    }

    @Override
    public Histogram histogram(int steps) {
        HistogramSteps inStep = new HistogramSteps(min, max, steps);
        forEach(number -> inStep.add(number, 1));
        return inStep.histogram();
    }

    @Override
    public List<ValueCount> top(int limit) {
        return MostFrequent.of(candidateCounts, limit)
                .mapToObj(place -> new ValueCount(NumberText.format(candidates[place]), candidateCounts[place]))
                .toList();
    }

    @Override
    public boolean isApproximate() {
        return approximate;
    }
}
