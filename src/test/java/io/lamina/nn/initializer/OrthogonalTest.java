package io.lamina.nn.initializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrthogonalTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 1.0", "7, 7, 1.0", "40, 9, 1.0", "9, 40, 1.5", "1, 6, 0.5", "6, 1, 2.0"})
    void theShorterSideIsOrthonormalTimesTheGain(int fanIn, int fanOut, double gain) {
        float[] w = draw(fanIn, fanOut, gain, 5);
        boolean tall = fanIn >= fanOut;
        int vectors = Math.min(fanIn, fanOut);
        for (int a = 0; a < vectors; a++) {
            for (int b = 0; b < vectors; b++) {
                double product = 0;
                for (int i = 0; i < Math.max(fanIn, fanOut); i++) {
                    product += tall
                            ? (double) w[i * fanOut + a] * w[i * fanOut + b]
                            : (double) w[a * fanOut + i] * w[b * fanOut + i];
                }
                assertThat(product).as("%d·%d", a, b).isCloseTo(a == b ? gain * gain : 0, within(1e-6));
            }
        }
    }

    @Test
    void everyDirectionIsEquallyLikely() {
        // The diagonal of R is positive, so the first column points where the first normal vector does; without that
        // rule it has one sign.
        double sum = 0;
        double squares = 0;
        int draws = 4_000;
        for (int seed = 0; seed < draws; seed++) {
            float corner = draw(3, 3, 1, seed)[8];
            sum += corner;
            squares += corner * corner;
        }
        assertThat(sum / draws).isCloseTo(0, within(0.04));
        assertThat(squares / draws).isCloseTo(1.0 / 3, within(0.025));
    }

    @Test
    void theFirstColumnIsTheFirstNormalVectorAtUnitLength() {
        RandomStream random = RandomStream.of(2, Purpose.INITIALIZATION, 0);
        double[] column = new double[4];
        double squares = 0;
        for (int i = 0; i < 4; i++) {
            column[i] = random.nextGaussian();
            random.nextGaussian();
            squares += column[i] * column[i];
        }
        float[] w = draw(4, 2, 1, 2);
        for (int i = 0; i < 4; i++) {
            assertThat((double) w[2 * i]).isCloseTo(column[i] / Math.sqrt(squares), within(1e-7));
        }
    }

    @Test
    void refusesAGainOutsideItsRange() {
        assertThatThrownBy(() -> new Orthogonal(0))
                .hasMessage("initializer.gain must be greater than 0 and at most 100, got 0.0");
        assertThatThrownBy(() -> new Orthogonal(100.5)).hasMessageContaining("100.5");
    }

    private static float[] draw(int fanIn, int fanOut, double gain, long seed) {
        float[] weights = new float[fanIn * fanOut];
        new Orthogonal(gain).fill(weights, fanIn, fanOut, RandomStream.of(seed, Purpose.INITIALIZATION, 0));
        return weights;
    }
}
