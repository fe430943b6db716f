package io.lamina.evaluation.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lamina.evaluation.Baseline;
import io.lamina.evaluation.Evaluation;
import io.lamina.evaluation.metric.Score;
import io.lamina.evaluation.regression.ValuePredictions;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ForecastComparisonTest {
    private static final double[] ACTUAL = {10, 20, 12, 26};
    private static final double[] MODEL = {11, 20, 12, 22};
    private static final double[] LAST = {8, 8, 10, 10};
    private static final double[] SEASON = {9, 18, 10, 20};

    @Test
    void everyForecastHasItsErrorsForEachRowAhead() {
        ForecastComparison comparison = ForecastComparison.of(ACTUAL, MODEL, LAST, SEASON, 2, 7, 2.5);
        assertThat(comparison.steps()).extracting(StepScores::step).containsExactly(1, 2);
        assertThat(comparison.steps().get(0).model()).isEqualTo(new ForecastScores(0.5, Math.sqrt(0.5), 0.2));
        assertThat(comparison.steps().get(1).lastValue().mae()).isEqualTo(14);
        assertThat(comparison.steps().get(1).seasonalNaive().mase()).isEqualTo(4 / 2.5);
    }

    @Test
    void evaluationHasTheMetricsOfValuesAndMase() {
        Evaluation evaluation = Evaluation.ofForecast(ACTUAL, MODEL, LAST, SEASON, 2, 7, 2.5);
        assertThat(evaluation.rowCount()).isEqualTo(2);
        assertThat(evaluation.metrics()).containsKeys("mse", "rmse", "mae", "r2", "mase");
        assertThat(Objects.requireNonNull(evaluation.metrics().get("mase"))).isCloseTo(0.5, within(1e-12));
        assertThat(evaluation.undefinedMetrics()).doesNotContainKey("mase");
        assertThat(evaluation.intervals()).as("windows overlap").isEmpty();
        assertThat(evaluation.baselines()).extracting(Baseline::name).containsExactly("lastValue", "seasonalNaive");
        assertThat(evaluation.baselines().getFirst().metrics())
                .containsEntry("mae", 8.0)
                .containsEntry("mase", 3.2);
    }

    @Test
    void withoutAnErrorToScaleByMaseIsNullWithTheReason() {
        Evaluation none = Evaluation.ofForecast(ACTUAL, MODEL, LAST, SEASON, 2, 7, null);
        assertThat(none.metrics().get("mase")).isNull();
        assertThat(none.undefinedMetrics().get("mase")).contains("one season before");
        Score zero = new Mase().of(new ForecastPredictions(new ValuePredictions(ACTUAL, MODEL), 0.0));
        assertThat(zero.undefinedBecause()).contains("repeat exactly");
    }

    @Test
    void arraysThatAreNoWholeRowsAreRefused() {
        assertThatThrownBy(() -> Evaluation.ofForecast(ACTUAL, MODEL, LAST, SEASON, 3, 1, 1.0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ForecastPredictions(new ValuePredictions(ACTUAL, MODEL), -1.0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
