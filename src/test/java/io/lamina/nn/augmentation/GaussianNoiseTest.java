package io.lamina.nn.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GaussianNoiseTest {
    private static final int ROWS = 1_000;
    private static final int INPUTS = 200;

    private final double[] noise = draw(0.5, 1);

    @Test
    void theNoiseHasTheMomentsOfANormalDistribution() {
        assertThat(moment(1)).isCloseTo(0, within(0.006));
        assertThat(moment(2)).isCloseTo(1, within(0.01));
        assertThat(moment(3)).isCloseTo(0, within(0.03));
        assertThat(moment(4)).isCloseTo(3, within(0.06));
    }

    @Test
    void asManyValuesAreFarOutAsThereShouldBe() {
        assertThat(beyond(1)).isCloseTo(0.31731, within(0.004));
        assertThat(beyond(2)).isCloseTo(0.04550, within(0.002));
        assertThat(beyond(3)).isCloseTo(0.00270, within(0.0005));
        assertThat(Arrays.stream(noise).map(Math::abs).max().orElseThrow()).isBetween(3.9, 4.4);
    }

    @Test
    void neighboursColumnsAndStepsAreIndependent() {
        double[] next = draw(0.5, 2);
        assertThat(correlation(noise, next, 0)).isCloseTo(0, within(0.01));
        for (int distance : new int[] {1, 2, INPUTS, 2 * INPUTS}) {
            assertThat(correlation(noise, noise, distance))
                    .as("at %d", distance)
                    .isCloseTo(0, within(0.01));
        }
    }

    @Test
    void aDeviationOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new GaussianNoise(0))
                .hasMessage("gaussian_noise.standardDeviation must be greater than 0 and at most 100, got 0.0");
    }

    /** What is added to ones, in standard deviations. */
    private static double[] draw(double standardDeviation, long step) {
        float[] batch = new float[ROWS * INPUTS];
        Arrays.fill(batch, 1f);
        new GaussianNoise(standardDeviation)
                .build(INPUTS, ROWS, 9, 0)
                .apply(batch, ROWS, step, new TestRows(1, INPUTS));
        double[] noise = new double[batch.length];
        Arrays.setAll(noise, i -> (batch[i] - 1) / standardDeviation);
        return noise;
    }

    private double moment(int power) {
        return Arrays.stream(noise).map(z -> Math.pow(z, power)).average().orElseThrow();
    }

    private double beyond(double deviations) {
        return Arrays.stream(noise).filter(z -> Math.abs(z) > deviations).count() / (double) noise.length;
    }

    private static double correlation(double[] a, double[] b, int distance) {
        double sum = 0;
        for (int i = distance; i < a.length; i++) {
            sum += a[i] * b[i - distance];
        }
        return sum / (a.length - distance);
    }
}
