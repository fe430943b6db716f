package io.lamina.table.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.table.NumberColumn;
import io.lamina.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NumberSketchTest {
    private static final int ROWS = 1_200_000;

    /** Gaussian numbers with a few planted ones, and some missing. */
    private static NumberColumn column(double step) {
        Random random = new Random(5);
        double[] numbers = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            double number = random.nextGaussian();
            numbers[row] = row % 1_000 == 3 ? -7.25 : row % 500 == 1 ? 0.0 : row % 100 == 5 ? Double.NaN : number;
            if (step > 0 && !Double.isNaN(numbers[row])) {
                numbers[row] = Math.rint(numbers[row] / step) * step;
            }
        }
        return new NumberColumn("x", numbers);
    }

    private static void assertSameButForDistinct(NumberStatistics sketch, NumberStatistics exact) {
        assertThat(sketch.known()).isEqualTo(exact.known());
        assertThat(sketch.min()).isEqualTo(exact.min());
        assertThat(sketch.max()).isEqualTo(exact.max());
        assertThat(sketch.mean()).isCloseTo(exact.mean(), within(1e-12));
        assertThat(sketch.standardDeviation()).isCloseTo(exact.standardDeviation(), within(1e-10));
        assertThat(sketch.quantiles(Quantile.PROBABILITIES)).isEqualTo(exact.quantiles(Quantile.PROBABILITIES));
        assertThat(sketch.quantiles(List.of(0.0, 1.0))).isEqualTo(exact.quantiles(List.of(0.0, 1.0)));
        assertThat(sketch.histogram(20)).isEqualTo(exact.histogram(20));
    }

    @Test
    void manyDifferentNumbersAreCountedWithinTheStatedError() {
        NumberColumn column = column(0);
        NumberStatistics sketch = NumberStatistics.of(column);
        NumberStatistics exact = NumberSummary.of(column);
        assertThat(sketch.isApproximate()).isTrue();
        assertSameButForDistinct(sketch, exact);
        assertThat((double) sketch.distinct() / exact.distinct()).isCloseTo(1, within(3 * 0.0065));
        assertThat(sketch.top(2))
                .isEqualTo(exact.top(2))
                .containsExactly(new ValueCount("0", 2_400), new ValueCount("-7.25", 1_200));
    }

    @Test
    void aProfileOfNumbersOfWhichNoneRepeatsHasNoTopValue() {
        Table table = new Table(List.of(new NumberColumn(
                "x", new Random(3).doubles(ROWS).map(number -> number - 0.5).toArray())));
        ColumnProfile profile =
                Profiler.profile(table, List.of(), null).columns().getFirst();
        assertThat(profile.approximate()).isTrue();
        assertThat(profile.distinctCount()).isBetween(ROWS * 98L / 100, ROWS * 102L / 100);
        assertThat(profile.topValues()).isEmpty();
    }

    /** 0.06 % of the rows are 7, while 500 other numbers have 0.1 % each. */
    @Test
    void everyNumberThatIsFrequentEnoughIsFound() {
        Random random = new Random(6);
        double[] numbers = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            int place = row % 10_000;
            numbers[row] = place < 5_000 ? 100 + place / 10 : place < 5_006 ? 7 : random.nextDouble();
        }
        List<ValueCount> top =
                NumberStatistics.of(new NumberColumn("x", numbers)).top(501);
        assertThat(top).hasSizeGreaterThanOrEqualTo(501).endsWith(new ValueCount("7", ROWS * 6L / 10_000));
        assertThat(top.subList(0, 500)).allMatch(value -> value.count() == ROWS / 1_000);
    }

    @Test
    void fewDifferentNumbersStayExact() {
        NumberColumn column = column(1 / 8192.0);
        NumberStatistics sketch = NumberStatistics.of(column);
        NumberStatistics exact = NumberSummary.of(column);
        assertThat(sketch.isApproximate()).isFalse();
        assertSameButForDistinct(sketch, exact);
        assertThat(sketch.distinct()).isEqualTo(exact.distinct());
        assertThat(sketch.top(10)).isEqualTo(exact.top(10));
    }

    @Test
    void equalColumnsHaveEqualSketches() {
        NumberStatistics one = NumberSketch.of(column(0));
        NumberStatistics other = NumberSketch.of(column(0));
        assertThat(one.distinct()).isEqualTo(other.distinct());
        assertThat(one.top(10)).isEqualTo(other.top(10));
    }

    @Test
    void aColumnOfMissingCellsHasNoNumber() {
        double[] numbers = new double[10];
        Arrays.fill(numbers, Double.NaN);
        NumberStatistics sketch = NumberSketch.of(new NumberColumn("x", numbers));
        assertThat(sketch.known()).isZero();
        assertThat(sketch.distinct()).isZero();
    }

    @Test
    void extremeNumbersHaveTheirRanks() {
        double[] numbers = {Double.MAX_VALUE, -Double.MAX_VALUE, 0.0, -0.0, Double.MIN_VALUE, -1, 1, -Double.MIN_VALUE};
        NumberColumn column = new NumberColumn("x", numbers);
        List<Double> all = IntStream.range(0, numbers.length)
                .mapToObj(rank -> rank / (numbers.length - 1.0))
                .toList();
        assertThat(NumberSketch.of(column).quantiles(all))
                .isEqualTo(NumberSummary.of(column).quantiles(all));
    }
}
