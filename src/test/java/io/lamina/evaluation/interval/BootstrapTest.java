package io.lamina.evaluation.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.evaluation.classification.ClassPredictions;
import io.lamina.evaluation.classification.LogLoss;
import io.lamina.evaluation.classification.RocAuc;
import io.lamina.evaluation.metric.Metric;
import io.lamina.evaluation.metric.Predictions;
import io.lamina.evaluation.regression.Mae;
import io.lamina.evaluation.regression.ValuePredictions;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTest {
    private static <P extends Predictions<P>> Interval interval(Metric<P> metric, P predictions) {
        return Bootstrap.of(List.of(metric), List.of(metric.of(predictions)), predictions)
                .getFirst();
    }

    private static double lower(Interval interval) {
        return Objects.requireNonNull(interval.lower(), () -> String.valueOf(interval.undefinedBecause()));
    }

    private static double upper(Interval interval) {
        return Objects.requireNonNull(interval.upper());
    }

    /** Errors uniform in [0, 1): their mean has a standard error of √(1/12 / n). More than 10,000 rows are drawn from in part. */
    @ParameterizedTest
    @ValueSource(ints = {400, 4_000, 90_000})
    void intervalOfAMeanIsAsWideAsTheoryHasIt(int rows) {
        SplittableRandom random = new SplittableRandom(3);
        double[] actual = new double[rows];
        Arrays.setAll(actual, row -> random.nextDouble());
        ValuePredictions predictions = new ValuePredictions(actual, new double[rows]);
        double mean = Objects.requireNonNull(new Mae().of(predictions).value());
        Interval interval = interval(new Mae(), predictions);
        double expected = 2 * 1.96 * Math.sqrt(1.0 / 12 / rows);
        assertThat(interval.method()).isEqualTo("bootstrap");
        assertThat(upper(interval) - lower(interval)).isBetween(0.85 * expected, 1.15 * expected);
        assertThat(mean).isBetween(lower(interval), upper(interval));
    }

    @Test
    void equalPredictionsHaveEqualIntervals() {
        assertThat(interval(new LogLoss(), binary(50, 25))).isEqualTo(interval(new LogLoss(), binary(50, 25)));
    }

    /** Without the one positive row, as in 1 of e resamples, there is no area. */
    @Test
    void scoreThatManyResamplesDoNotHaveHasNoInterval() {
        Interval interval = interval(new RocAuc(), binary(30, 1));
        assertThat(interval.lower()).isNull();
        assertThat(interval.undefinedBecause()).matches("the score is undefined in 1\\d\\d of 500 resamples");
        assertThat(lower(interval(new RocAuc(), binary(30, 15)))).isBetween(0.0, 1.0);
    }

    @Test
    void manyClassesInManyRowsHaveNoIntervalInsteadOfAWrongOne() {
        int classes = 500;
        int rows = 1_000;
        float[] probabilities = new float[rows * classes];
        Arrays.fill(probabilities, 1f / classes);
        List<String> labels =
                IntStream.range(0, classes).mapToObj(String::valueOf).toList();
        int[] actual = IntStream.range(0, rows).map(row -> row % classes).toArray();
        Interval interval = interval(new LogLoss(), new ClassPredictions(labels, actual, probabilities));
        assertThat(interval.undefinedBecause()).startsWith("1000 rows of 500 numbers each are too many");
    }

    @Test
    void aMeanOfRowsIsWithinTwoStandardErrors() {
        Interval interval = Interval.ofMean(10, 2);
        assertThat(lower(interval)).isCloseTo(6.08, within(1e-3));
        assertThat(upper(interval)).isCloseTo(13.92, within(1e-3));
        assertThat(interval.method()).isEqualTo("normal");
    }

    private static ClassPredictions binary(int rows, int positives) {
        SplittableRandom random = new SplittableRandom(5);
        int[] actual =
                IntStream.range(0, rows).map(row -> row < positives ? 1 : 0).toArray();
        float[] probabilities = new float[2 * rows];
        for (int row = 0; row < rows; row++) {
            probabilities[2 * row + 1] = (float) (0.2 * actual[row] + 0.8 * random.nextDouble());
            probabilities[2 * row] = 1 - probabilities[2 * row + 1];
        }
        return new ClassPredictions(List.of("no", "yes"), actual, probabilities);
    }
}
