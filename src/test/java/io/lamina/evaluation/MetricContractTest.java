package io.lamina.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.evaluation.classification.ClassPredictions;
import io.lamina.evaluation.classification.ClassificationMetric;
import io.lamina.evaluation.forecasting.ForecastMetric;
import io.lamina.evaluation.forecasting.ForecastPredictions;
import io.lamina.evaluation.metric.Metric;
import io.lamina.evaluation.metric.Score;
import io.lamina.evaluation.regression.RegressionMetric;
import io.lamina.evaluation.regression.ValuePredictions;
import io.lamina.setting.Kinds;
import java.util.List;
import java.util.Objects;
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
        ClassPredictions perfect = binary(0.01f, 0.99f, 0.02f, 0.98f, 0.97f);
        ClassPredictions middling = binary(0.4f, 0.9f, 0.6f, 0.7f, 0.45f);
        ClassPredictions wrong = binary(0.99f, 0.01f, 0.98f, 0.02f, 0.03f);

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

    private static ClassPredictions binary(float... positive) {
        float[] probabilities = new float[2 * positive.length];
        for (int row = 0; row < positive.length; row++) {
            probabilities[2 * row] = 1 - positive[row];
            probabilities[2 * row + 1] = positive[row];
        }
        return new ClassPredictions(LABELS, CLASSES, probabilities);
    }
}
