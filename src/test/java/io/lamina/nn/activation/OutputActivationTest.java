package io.lamina.nn.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OutputActivationTest {
    @Test
    void softmaxOfARowSumsToOneAndKeepsItsOrder() {
        float[] values = {9f, 1f, 2f, 3f, 1000f, -1000f, 1000f, 9f};
        OutputActivation.SOFTMAX.apply(values, 1, 2, 3);
        assertThat(values[1] + values[2] + values[3]).isCloseTo(1f, within(1e-6f));
        assertThat(values[1]).isLessThan(values[2]);
        assertThat((double) values[3]).isCloseTo(1 / (1 + Math.exp(-1) + Math.exp(-2)), within(1e-7));
        assertThat(values).endsWith(0.5f, 0f, 0.5f, 9f).startsWith(9f);
    }

    @Test
    void sigmoidKeepsTinyProbabilities() {
        float[] values = {0f, -50f, 200f};
        OutputActivation.SIGMOID.apply(values, 0, 3, 1);
        assertThat(values[0]).isEqualTo(0.5f);
        assertThat((double) values[1]).isCloseTo(Math.exp(-50), within(1e-28));
        assertThat(values[2]).isEqualTo(1f);
    }

    @Test
    void tinyProbabilitiesAreRightToAMillionthOfThemselves() {
        for (float x = -86f; x < 86f; x += 0.37f) {
            float[] values = {x, 0.3f, x};
            OutputActivation.SOFTMAX.apply(values, 0, 1, 2);
            OutputActivation.SIGMOID.apply(values, 2, 1, 1);
            assertRight(values[0], 1 / (1 + Math.exp((double) 0.3f - x)));
            assertRight(values[2], 1 / (1 + Math.exp(-(double) x)));
        }
    }

    @Test
    void exponentialIsTheRate() {
        for (float x = -87f; x < 88f; x += 0.41f) {
            float[] values = {x};
            OutputActivation.EXPONENTIAL.apply(values, 0, 1, 1);
            assertRight(values[0], Math.exp(x));
        }
        float[] extremes = {-1e4f, 1e4f, Float.NaN};
        OutputActivation.EXPONENTIAL.apply(extremes, 0, 3, 1);
        assertThat(extremes).containsExactly(0f, Float.POSITIVE_INFINITY, Float.NaN);
    }

    private static void assertRight(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(2e-7 * expected));
    }

    @Test
    void identityChangesNothing() {
        float[] values = {3f, -4f};
        OutputActivation.IDENTITY.apply(values, 0, 1, 2);
        assertThat(values).containsExactly(3f, -4f);
    }
}
