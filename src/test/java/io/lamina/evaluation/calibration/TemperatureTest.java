package io.lamina.evaluation.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemperatureTest {
    private static final int ROWS = 100_000;

    /** Classes are drawn with the probabilities of logits that are then multiplied; the fit must undo that. */
    @ParameterizedTest
    @CsvSource({"1, 3", "1, 0.4", "2, 2", "7, 4", "7, 1"})
    void logitsThatWereMultipliedAreDividedAgain(int outputs, double temperature) {
        SplittableRandom random = new SplittableRandom(11);
        float[] logits = new float[ROWS * outputs];
        int[] actual = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            double[] powers = new double[Math.max(2, outputs)];
            powers[0] = 1;
            for (int c = 0; c < outputs; c++) {
                double logit = 2 * random.nextGaussian();
                powers[outputs == 1 ? 1 : c] = Math.exp(logit);
                logits[row * outputs + c] = (float) (logit * temperature);
            }
            actual[row] = drawn(powers, random.nextDouble());
        }
        assertThat(1 / new Temperature().fit(logits, actual)).isCloseTo(temperature, within(0.04 * temperature));
    }

    private static int drawn(double[] powers, double at) {
        double sum = 0;
        for (double power : powers) {
            sum += power;
        }
        double rest = at * sum;
        int c = 0;
        while (c < powers.length - 1 && rest >= powers[c]) {
            rest -= powers[c++];
        }
        return c;
    }

    @Test
    void logitsThatAreNeverWrongGrowNoFurtherThanTwentyfold() {
        assertThat(new Temperature().fit(new float[] {-1, 2, 3}, new int[] {0, 1, 1}))
                .isCloseTo(20, within(1e-6));
        assertThat(new Temperature().fit(new float[] {-1, 2, 3}, new int[] {1, 0, 0}))
                .isCloseTo(0.05, within(1e-6));
    }

    @Test
    void logitsWithoutAnySayGiveAFiniteAnswer() {
        assertThat(new Temperature().fit(new float[6], new int[] {0, 2}))
                .isPositive()
                .isFinite();
    }
}
