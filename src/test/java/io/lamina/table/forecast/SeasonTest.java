package io.lamina.table.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeasonTest {
    private static double[] noise(int count, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count).mapToDouble(t -> random.nextGaussian()).toArray();
    }

    private static double[] wave(int count, double period, double noise) {
        double[] values = noise(count, 3);
        for (int t = 0; t < count; t++) {
            values[t] = 10 + 0.1 * t + 5 * Math.sin(2 * Math.PI * t / period) + noise * values[t];
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 7, 12, 24, 52})
    void periodIsFoundUnderTrendAndNoise(int period) {
        assertThat(Season.of(wave(6 * period + 40, period, 0.3), List.of())).isEqualTo(period);
    }

    @Test
    void periodIsFoundThoughValuesAreMissing() {
        double[] values = wave(200, 12, 0.1);
        for (int t = 0; t < values.length; t += 9) {
            values[t] = Double.NaN;
        }
        assertThat(Season.of(values, List.of())).isEqualTo(12);
    }

    @Test
    void noiseTrendsAndConstantsHaveNoSeason() {
        assertThat(Season.of(noise(500, 1), List.of())).isEqualTo(1);
        assertThat(Season.of(IntStream.range(0, 100).mapToDouble(t -> 3 * t).toArray(), List.of()))
                .isEqualTo(1);
        for (int seed = 0; seed < 50; seed++) {
            assertThat(Season.of(noise(60, seed), List.of()))
                    .as("chance of few rows")
                    .isEqualTo(1);
        }
        assertThat(Season.of(new double[50], List.of())).isEqualTo(1);
        assertThat(Season.of(new double[0], List.of())).isEqualTo(1);
        assertThat(Season.of(new double[] {Double.NaN, Double.NaN, 1, Double.NaN}, List.of()))
                .isEqualTo(1);
    }

    @Test
    void longSeasonIsTakenAsTheYearNearItAndAShortOneIsNot() {
        assertThat(Season.of(wave(1_200, 358, 0.5), List.of(7, 365))).isEqualTo(365);
        assertThat(Season.of(wave(200, 8, 0.1), List.of(7, 365))).isEqualTo(8);
    }
}
