package io.lamina.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.evaluation.classification.ClassPredictions;
import io.lamina.evaluation.classification.ClassificationMetric;
import io.lamina.evaluation.forecasting.ForecastMetric;
import io.lamina.evaluation.forecasting.ForecastPredictions;
import io.lamina.evaluation.metric.Metric;
import io.lamina.evaluation.metric.Score;
import io.lamina.evaluation.regression.RegressionMetric;
import io.lamina.evaluation.regression.ValuePredictions;
import io.lamina.setting.Kinds;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every metric that a family permits. */
class MetricContractTest {
    private static final List<String> LABELS = List.of("no", "yes");
    private static final int[] CLASSES = {0, 1, 0, 1, 1};
    private static final double[] VALUES = {3, -1, 4, 1, 5};

    @Test
    void everyPermittedKindIsListedOnceUnderItsOwnName() {
        assertThat(Metrics.ofClassification())
                .hasSameSizeAs(ClassificationMetric.class.getPermittedSubclasses())
                .extracting(Metric::name)
                .startsWith("accuracy", "balancedAccuracy")
                .contains("macroF1", "logLoss", "rocAuc");
        assertThat(Metrics.ofRegression())
                .hasSameSizeAs(RegressionMetric.class.getPermittedSubclasses())
                .extracting(Metric::name)
                .startsWith("mse", "rmse", "mae")
                .contains("r2");
        assertThat(Metrics.ofForecast())
                .hasSameSizeAs(ForecastMetric.class.getPermittedSubclasses())
                .extracting(Metric::name)
                .containsExactly("mase");
        assertThat(Stream.of(Metrics.ofClassification(), Metrics.ofRegression(), Metrics.ofForecast())
                        .flatMap(List::stream))
                .extracting(Metric::name)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(Metrics.named(name)).isPresent());
        assertThat(Metrics.named("macro_f1")).isEmpty();
        assertThat(Kinds.of(ClassificationMetric.class)).containsKey("macro_f1");
    }

    @ParameterizedTest
    @MethodSource("io.lamina.evaluation.Metrics#ofClassification")
    void betterClassPredictionsGetABetterScore(ClassificationMetric metric) {
        boolean two = metric.appliesTo(2);
        ClassPredictions perfect = two ? binary(0.01f, 0.99f, 0.02f, 0.98f, 0.97f) : several(0, 0, 0, 0, 0, 0);
        ClassPredictions middling = two ? binary(0.4f, 0.9f, 0.6f, 0.7f, 0.45f) : several(0, 5, 0, 5, 0, 1);
        ClassPredictions wrong = two ? binary(0.99f, 0.01f, 0.98f, 0.02f, 0.03f) : several(5, 5, 5, 5, 5, 5);

        assertThat(metric.appliesTo(perfect)).isTrue();
        assertOrdered(metric, metric.of(wrong), metric.of(middling), metric.of(perfect));
    }

    @ParameterizedTest
    @MethodSource("io.lamina.evaluation.Metrics#ofRegression")
    void betterValuesGetABetterScore(RegressionMetric metric) {
        ValuePredictions perfect = new ValuePredictions(VALUES, VALUES);
        ValuePredictions middling = new ValuePredictions(VALUES, new double[] {2, 0, 5, 2, 3});
        ValuePredictions wrong = new ValuePredictions(VALUES, new double[] {-9, 9, -9, 9, -9});

        assertOrdered(metric, metric.of(wrong), metric.of(middling), metric.of(perfect));
    }

    @ParameterizedTest
    @MethodSource("io.lamina.evaluation.Metrics#ofForecast")
    void betterForecastsGetABetterScore(ForecastMetric metric) {
        ForecastPredictions perfect = new ForecastPredictions(new ValuePredictions(VALUES, VALUES), 2.0);
        ForecastPredictions middling =
                new ForecastPredictions(new ValuePredictions(VALUES, new double[] {2, 0, 5, 2, 3}), 2.0);
        ForecastPredictions wrong =
                new ForecastPredictions(new ValuePredictions(VALUES, new double[] {-9, 9, -9, 9, -9}), 2.0);

        assertOrdered(metric, metric.of(wrong), metric.of(middling), metric.of(perfect));
    }

    private static void assertOrdered(Metric<?> metric, Score worst, Score middling, Score best) {
        double sign = metric.greaterIsBetter() ? 1 : -1;
        assertThat(sign * value(middling)).as("middling").isGreaterThan(sign * value(worst));
        assertThat(sign * value(best)).as("best").isGreaterThan(sign * value(middling));
    }

    private static double value(Score score) {
        return Objects.requireNonNull(score.value(), () -> "undefined: " + score.undefinedBecause());
    }

    @ParameterizedTest
    @MethodSource("io.lamina.evaluation.Metrics#ofClassification")
    void aRowOfWeightTwoIsTwoRows(ClassificationMetric metric) {
        boolean two = metric.appliesTo(2);
        ClassPredictions once = two ? binary(0.4f, 0.9f, 0.6f, 0.7f, 0.45f) : several(0, 5, 0, 5, 0, 1);
        ClassPredictions doubled = once.take(new int[] {0, 1, 2, 3, 4, 0});
        int[] weights = new int[once.size()];
        Arrays.fill(weights, 0, 5, 1);
        weights[0] = 2;
        assertThat(value(metric.of(once.weighted(weights)))).isCloseTo(value(metric.of(doubled)), within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("io.lamina.evaluation.Metrics#ofRegression")
    void aValueOfWeightTwoIsTwoValues(RegressionMetric metric) {
        ValuePredictions once = new ValuePredictions(VALUES, new double[] {2, 0, 5, 2, 3});
        ValuePredictions doubled = once.take(new int[] {4, 1, 2, 3, 4});
        assertThat(value(metric.of(once.weighted(new int[] {0, 1, 1, 1, 2}))))
                .isCloseTo(value(metric.of(doubled)), within(1e-12));
    }

    @Test
    void middleErrorsOfResamplesAreThoseOfTheirRows() {
        SplittableRandom random = new SplittableRandom(4);
        double[] actual = random.doubles(30).map(value -> Math.rint(8 * value)).toArray();
        ValuePredictions predictions = new ValuePredictions(
                actual, random.doubles(30).map(value -> Math.rint(8 * value)).toArray());
        for (int i = 0; i < 200; i++) {
            int[] weights = random.ints(30, 0, 3).toArray();
            int[] drawn = IntStream.range(0, 30)
                    .flatMap(row -> IntStream.generate(() -> row).limit(weights[row]))
                    .toArray();
            for (RegressionMetric metric : Metrics.ofRegression()) {
                Score expected = metric.of(predictions.take(drawn));
                Score score = metric.of(predictions.weighted(weights));
                assertThat(score.undefinedBecause()).as(metric.name()).isEqualTo(expected.undefinedBecause());
                if (score.value() != null) {
                    assertThat(value(score)).as(metric.name()).isCloseTo(value(expected), within(1e-12));
                }
            }
        }
    }

    /** Six rows, one of each of six classes, whose true class has this place among the most probable ones. */
    private static ClassPredictions several(int... places) {
        float[] ranked = {.4f, .25f, .15f, .1f, .07f, .03f};
        float[] probabilities = new float[36];
        for (int row = 0; row < 6; row++) {
            for (int place = 0; place < 6; place++) {
                probabilities[6 * row + (row + place - places[row] + 6) % 6] = ranked[place];
            }
        }
        return new ClassPredictions(List.of("a", "b", "c", "d", "e", "f"), new int[] {0, 1, 2, 3, 4, 5}, probabilities);
    }

    private static ClassPredictions binary(float... positive) {
        float[] probabilities = new float[2 * positive.length];
        for (int row = 0; row < positive.length; row++) {
            probabilities[2 * row] = 1 - positive[row];
            probabilities[2 * row + 1] = positive[row];
        }
        return new ClassPredictions(LABELS, CLASSES, probabilities);
    }
}
