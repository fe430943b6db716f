package io.lamina.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutTest {
    private static final int COUNT = 20_000;

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 0.5, 0.9})
    void theExpectationStays(double rate) {
        Dropout dropout = new Dropout(rate, COUNT, 1);
        double sum = 0;
        int fallen = 0;
        for (int step = 1; step <= 10; step++) {
            float[] values = mask(dropout, step);
            for (float value : values) {
                sum += value;
                fallen += value == 0f ? 1 : 0;
            }
        }
        double deviation = Math.sqrt(rate * (1 - rate) / (10.0 * COUNT));
        assertThat(fallen / (10.0 * COUNT)).isCloseTo(rate, within(5 * deviation));
        assertThat(sum / (10.0 * COUNT)).isCloseTo(1, within(5 * deviation / (1 - rate)));
    }

    @Test
    void theMaskDependsOnSeedAndStepAlone() {
        Dropout first = new Dropout(0.5, COUNT, 1);
        Dropout second = new Dropout(0.5, COUNT, 1);
        float[] third = mask(first, 3);
        mask(second, 1);
        assertThat(mask(second, 3)).isEqualTo(third);
        assertThat(agreement(third, mask(first, 4))).isCloseTo(0.5, within(0.02));
        assertThat(agreement(third, mask(new Dropout(0.5, COUNT, 2), 3))).isCloseTo(0.5, within(0.02));
    }

    @Test
    void neighboursFallIndependently() {
        float[] mask = mask(new Dropout(0.5, COUNT, 5), 1);
        for (int distance : new int[] {1, 2, 16, 64}) {
            float[] shifted = Arrays.copyOfRange(mask, distance, COUNT);
            assertThat(agreement(shifted, Arrays.copyOf(mask, shifted.length))).isCloseTo(0.5, within(0.02));
        }
    }

    @Test
    void gradientsPassWhereValuesPassed() {
        Dropout dropout = new Dropout(0.5, COUNT, 1);
        float[] mask = mask(dropout, 1);
        float[] gradients = new float[COUNT];
        Arrays.fill(gradients, 1f);
        dropout.backward(gradients, COUNT);
        assertThat(gradients).isEqualTo(mask);
    }

    private static float[] mask(Dropout dropout, int step) {
        float[] ones = new float[COUNT];
        Arrays.fill(ones, 1f);
        float[] outputs = new float[COUNT];
        dropout.forward(ones, outputs, COUNT, step);
        return outputs;
    }

    private static double agreement(float[] a, float[] b) {
        int equal = 0;
        for (int i = 0; i < a.length; i++) {
            equal += a[i] == b[i] ? 1 : 0;
        }
        return (double) equal / a.length;
    }
}
