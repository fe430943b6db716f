package io.lamina.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParzenMixtureTest {
    private static final ParzenMixture DENSITY = ParzenMixture.of(new double[] {0, 0.1, 0.12, 0.7, 0.99});

    @Test
    void densityIsOneOverTheUnitInterval() {
        assertThat(integral(0, 1)).isCloseTo(1, within(1e-5));
    }

    @Test
    void drawsFollowTheDensity() {
        Draws draws = new Draws(1, 1);
        int count = 200_000;
        long below =
                IntStream.range(0, count).filter(i -> DENSITY.draw(draws) < 0.3).count();
        assertThat((double) below / count).isCloseTo(integral(0, 0.3), within(0.005));
    }

    @Test
    void distributionFunctionIsThatOfTheTables() {
        assertThat(ParzenMixture.normal(0)).isCloseTo(0.5, within(1e-7));
        assertThat(ParzenMixture.normal(1.96)).isCloseTo(0.9750021, within(1e-7));
        assertThat(ParzenMixture.normal(-3)).isCloseTo(0.0013499, within(1e-7));
    }

    private static double integral(double from, double to) {
        int steps = 20_000;
        return IntStream.range(0, steps)
                        .mapToDouble(i -> Math.exp(DENSITY.logAt(from + (to - from) * (i + 0.5) / steps)))
                        .sum()
                * (to - from)
                / steps;
    }
}
