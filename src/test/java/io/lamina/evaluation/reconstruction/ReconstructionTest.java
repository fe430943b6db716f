package io.lamina.evaluation.reconstruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lamina.evaluation.Evaluation;
import io.lamina.evaluation.distribution.DistributionQuantile;
import io.lamina.evaluation.regression.ValuePredictions;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** Numbers as scikit-learn 1.2 and NumPy give them. */
class ReconstructionTest {
    private static final float[] ACTUAL = {1, 0, 1, 2, 1, 0, 3, 0, 1, 5, 0, 1};
    private static final float[] PREDICTED = {1, 0.5f, 0.5f, 2, 1, 1, 4, 0, 1, 3, 0, 1};

    private static SequencedMap<String, Integer> widths() {
        SequencedMap<String, Integer> widths = new LinkedHashMap<>();
        widths.put("a", 1);
        widths.put("b", 2);
        return widths;
    }

    private static Evaluation evaluation(
            float[] actual, float[] predicted, int rows, SequencedMap<String, Integer> widths) {
        return Evaluation.ofReconstruction(ValuePredictions.ofOutputs(actual, predicted, rows, 3), widths, false);
    }

    private static Reconstruction reconstruction(float[] actual, float[] predicted, int rows) {
        return Objects.requireNonNull(
                evaluation(actual, predicted, rows, widths()).reconstruction());
    }

    @Test
    void metricsAreMeansOverAllInputs() {
        Evaluation evaluation = evaluation(ACTUAL, PREDICTED, 4, widths());
        assertThat(evaluation.rowCount()).isEqualTo(4);
        assertThat(evaluation.metrics()).containsOnlyKeys("mse", "rmse", "mae", "r2");
        // mean_squared_error, mean_absolute_error, r2_score(multioutput="variance_weighted")
        assertClose(evaluation, "mse", 6.5 / 12);
        assertClose(evaluation, "rmse", Math.sqrt(6.5 / 12));
        assertClose(evaluation, "mae", 5.0 / 12);
        assertClose(evaluation, "r2", 1 - 6.5 / 10.25);
    }

    private static void assertClose(Evaluation evaluation, String metric, double expected) {
        assertThat(Objects.requireNonNull(evaluation.metrics().get(metric)))
                .as(metric)
                .isCloseTo(expected, within(1e-12));
    }

    @Test
    void aColumnIsBlamedForItsOwnInputs() {
        assertThat(reconstruction(ACTUAL, PREDICTED, 4).columns())
                .containsExactly(new ColumnError("a", 5.0 / 4), new ColumnError("b", 1.5 / 8));
    }

    @Test
    void aRowsScoreIsItsMeanSquaredError() {
        AnomalyScores scores = reconstruction(ACTUAL, PREDICTED, 4).anomalyScores();
        // The rows' scores are 1/6, 1/3, 1/3 and 4/3.
        assertThat(scores.mean()).isCloseTo(6.5 / 12, within(1e-12));
        assertThat(scores.max()).isCloseTo(4.0 / 3, within(1e-12));
        assertThat(scores.quantiles())
                .extracting(DistributionQuantile::probability)
                .containsExactly(0.5, 0.9, 0.95, 0.99);
        assertThat(scores.quantiles().get(0).value()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(scores.quantiles().get(1).value()).isCloseTo(1.0 / 3 + 0.7, within(1e-12));
        assertThat(scores.quantiles().get(3).value()).isCloseTo(1.0 / 3 + 0.97, within(1e-12));
    }

    @Test
    void oneRowIsEnough() {
        AnomalyScores scores = reconstruction(ACTUAL, PREDICTED, 1).anomalyScores();
        assertThat(scores.quantiles()).extracting(DistributionQuantile::value).containsOnly(scores.max());
        assertThat(evaluation(ACTUAL, PREDICTED, 1, widths()).undefinedMetrics())
                .containsOnlyKeys("r2");
    }

    @Test
    void argumentsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> evaluation(ACTUAL, new float[11], 4, widths()))
                .hasMessage("4 rows of 3 outputs do not fit arrays of 12 and 11");
        assertThatThrownBy(() -> evaluation(ACTUAL, PREDICTED, 0, widths()))
                .hasMessageStartingWith("actual must have at least one row");
        float[] overflowed = PREDICTED.clone();
        overflowed[7] = Float.POSITIVE_INFINITY;
        assertThatThrownBy(() -> evaluation(ACTUAL, overflowed, 4, widths()))
                .hasMessage("predicted[7] must be finite, got Infinity");
    }
}
