package io.lamina.nn.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwapNoiseTest {
    private static final int ROWS = 500;
    private static final int INPUTS = 30;
    private static final TestRows TRAINING = new TestRows(100, INPUTS);

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.15, 0.5, 0.99})
    void asManyValuesAreReplacedAsAsked(double probability) {
        int[] perColumn = new int[INPUTS];
        float[] batch = swapped(probability);
        for (int i = 0; i < batch.length; i++) {
            perColumn[i % INPUTS] += batch[i] == -1f ? 0 : 1;
        }
        double deviation = Math.sqrt(probability * (1 - probability));
        assertThat(Arrays.stream(perColumn).sum() / (double) batch.length)
                .isCloseTo(probability, within(5 * deviation / Math.sqrt(batch.length)));
        assertThat(Arrays.stream(perColumn).boxed())
                .allSatisfy(count -> assertThat(count / (double) ROWS)
                        .isCloseTo(probability, within(5 * deviation / Math.sqrt(ROWS))));
    }

    @Test
    void aReplacementIsAValueOfTheSameColumn() {
        float[] batch = swapped(1);
        int[] perRow = new int[TRAINING.count()];
        for (int i = 0; i < batch.length; i++) {
            int row = (int) batch[i] - 1000 * (i % INPUTS);
            perRow[row]++;
        }
        // 150 of each of 100 rows are expected, give or take 12.
        assertThat(Arrays.stream(perRow).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(90, 210));
    }

    @Test
    void theSmallestProbabilityReplacesNothing() {
        assertThat(swapped(Double.MIN_VALUE)).containsOnly(-1f);
    }

    @Test
    void aProbabilityOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new SwapNoise(1.5))
                .hasMessage("swap_noise.probability must be greater than 0 and at most 1, got 1.5");
    }

    private static float[] swapped(double probability) {
        float[] batch = new float[ROWS * INPUTS];
        Arrays.fill(batch, -1f);
        new SwapNoise(probability).build(INPUTS, ROWS, 4, 0).apply(batch, ROWS, 1, TRAINING);
        return batch;
    }
}
