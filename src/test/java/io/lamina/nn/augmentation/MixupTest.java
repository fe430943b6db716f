package io.lamina.nn.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixupTest {
    private static final int ROWS = 16;
    private static final int INPUTS = 3;
    private static final TestRows TRAINING = new TestRows(1, INPUTS);

    @Test
    void everyRowIsAConvexMixOfItselfAndItsPartner() {
        Mixing mixing = new Mixup(1).build(INPUTS, ROWS, 1, 0);
        for (int step = 1; step <= 20; step++) {
            float[] batch = batch();
            mixing.apply(batch, ROWS, step, TRAINING);
            float share = (float) mixing.share();
            for (int row = 0; row < ROWS; row++) {
                float expected = share * row + (1 - share) * mixing.partners()[row];
                for (int i = row * INPUTS; i < (row + 1) * INPUTS; i++) {
                    assertThat(batch[i]).isCloseTo(expected, within(1e-5f));
                }
            }
        }
    }

    @Test
    void partnersOfASmallerLastBatchArePermutedAmongItsRows() {
        Mixing mixing = new Mixup(0.2).build(INPUTS, ROWS, 1, 0);
        mixing.apply(batch(), ROWS, 1, TRAINING);
        mixing.apply(batch(), 5, 2, TRAINING);
        assertThat(Arrays.copyOf(mixing.partners(), 5)).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.05, 0.2, 1, 4, 100})
    void theShareIsBetaDistributed(double alpha) {
        Mixing mixing = new Mixup(alpha).build(1, 1, 8, 0);
        int steps = 20_000;
        double sum = 0;
        double squares = 0;
        double extremes = 0;
        for (int step = 0; step < steps; step++) {
            mixing.apply(new float[1], 1, step, TRAINING);
            double share = mixing.share();
            assertThat(share).isBetween(0.0, 1.0);
            sum += share;
            squares += (share - 0.5) * (share - 0.5);
            extremes += share < 0.1 ? 1 : 0;
        }
        double variance = 1 / (4 * (2 * alpha + 1));
        assertThat(sum / steps).isCloseTo(0.5, within(5 * Math.sqrt(variance / steps)));
        assertThat(squares / steps).isCloseTo(variance, within(0.03 * variance + 1e-9));
        if (alpha == 1) {
            assertThat(extremes / steps).as("evenly below 0.1").isCloseTo(0.1, within(0.01));
        }
    }

    @Test
    void anAlphaOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new Mixup(0)).hasMessage("mixup.alpha must be between 0.001 and 100, got 0.0");
    }

    /** Every input of a row is the number of the row. */
    private static float[] batch() {
        float[] batch = new float[ROWS * INPUTS];
        for (int i = 0; i < batch.length; i++) {
            int row = i / INPUTS;
            batch[i] = row;
        }
        return batch;
    }
}
