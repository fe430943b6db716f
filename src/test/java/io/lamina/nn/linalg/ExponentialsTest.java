package io.lamina.nn.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExponentialsTest {
    @Test
    void theRelativeErrorIsAsStatedWhereverTheAnswerIsNormal() {
        double worst = 0;
        double worstAsFloat = 0;
        for (float x = -87.3f; x < 88.7f; x += 0.000_97f) {
            double expected = StrictMath.exp(x);
            worst = Math.max(worst, Math.abs(Exponentials.exp((double) x) / expected - 1));
            worstAsFloat = Math.max(worstAsFloat, Math.abs((float) Exponentials.exp((double) x) / expected - 1));
        }
        assertThat(worst).isLessThan(5e-8);
        assertThat(worstAsFloat).isLessThan(1.1e-7);
    }

    @Test
    void theEndsOfTheRangeAreThoseOfAFloat() {
        float[] values = {0f, -0f, Float.NaN, Float.POSITIVE_INFINITY, 88.73f, Float.NEGATIVE_INFINITY, -104f, 1e30f};
        Exponentials.exp(values, 0, values.length);
        assertThat(values)
                .containsExactly(
                        1f,
                        1f,
                        Float.NaN,
                        Float.POSITIVE_INFINITY,
                        Float.POSITIVE_INFINITY,
                        0f,
                        0f,
                        Float.POSITIVE_INFINITY);
    }

    @Test
    void subnormalAnswersAreThere() {
        float[] values = {-90f, -100f};
        Exponentials.exp(values, 0, 2);
        assertThat((double) values[0]).isCloseTo(StrictMath.exp(-90), within(1e-45));
        assertThat((double) values[1]).isCloseTo(StrictMath.exp(-100), within(1.5e-45));
    }

    @Test
    void valuesOutsideTheRangeOfIndicesStay() {
        float[] values = {5f, 0f, 0f, 5f};
        Exponentials.exp(values, 1, 3);
        assertThat(values).containsExactly(5f, 1f, 1f, 5f);
    }
}
