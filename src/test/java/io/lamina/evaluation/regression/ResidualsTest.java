package io.lamina.evaluation.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.evaluation.Evaluation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResidualsTest {
    @Test
    void binsHaveEqualNumbersOfRowsInTheOrderOfThePredictions() {
        double[] predicted =
                IntStream.range(0, 100).mapToDouble(i -> (i * 37) % 100).toArray();
        double[] actual = Arrays.stream(predicted)
                .map(value -> value + (value % 2 == 0 ? 3 : 1))
                .toArray();
        Residuals residuals = Residuals.of(new ValuePredictions(actual, predicted));

        assertThat(residuals.mean()).isCloseTo(2, within(1e-12));
        assertThat(residuals.bins()).hasSize(20).allSatisfy(bin -> {
            assertThat(bin.rows()).isEqualTo(5);
            assertThat(bin.highestPredicted() - bin.lowestPredicted()).isEqualTo(4);
            assertThat(bin.meanPredicted()).isEqualTo(bin.lowestPredicted() + 2);
        });
        // 0, 1, 2, 3, 4 are predicted for 3, 2, 5, 4, 7.
        assertThat(residuals.bins().getFirst().meanActual()).isCloseTo(4.2, within(1e-12));
        assertThat(residuals.bins().getFirst().standardDeviation()).isCloseTo(Math.sqrt(2.96), within(1e-12));
    }

    @Test
    void equalPredictionsShareOneBin() {
        double[] predicted = new double[50];
        predicted[7] = -0.0;
        List<PredictionBin> bins =
                Residuals.of(new ValuePredictions(new double[50], predicted)).bins();
        assertThat(bins).hasSize(1);
        assertThat(bins.getFirst().rows()).isEqualTo(50);
    }

    @Test
    void everyRowIsInABinHoweverFewThereAre() {
        for (int rows = 1; rows < 70; rows++) {
            double[] predicted =
                    IntStream.range(0, rows).mapToDouble(i -> i - i % 3).toArray();
            assertThat(Residuals.of(new ValuePredictions(predicted, predicted)).bins().stream()
                            .mapToLong(PredictionBin::rows)
                            .sum())
                    .isEqualTo(rows);
        }
    }

    @Test
    void aBaselineIsScoredByTheSameMetrics() {
        double[] actual = {1, 2, 3, 6};
        SequencedMap<String, ValuePredictions> baselines = new LinkedHashMap<>();
        baselines.put("mean", new ValuePredictions(actual, new double[] {3, 3, 3, 3}));
        Evaluation evaluation =
                Evaluation.of(new ValuePredictions(actual, new double[] {1, 2, 3, 5}), baselines, false);
        assertThat(evaluation.baselines().getFirst().name()).isEqualTo("mean");
        assertThat(evaluation.baselines().getFirst().metrics())
                .containsEntry("mse", 3.5)
                .containsEntry("r2", 0.0)
                .containsOnlyKeys(evaluation.metrics().keySet());
    }
}
