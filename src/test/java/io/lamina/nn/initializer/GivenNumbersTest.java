package io.lamina.nn.initializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;
import org.junit.jupiter.api.Test;

/** The kinds whose numbers the user gives: constant, normal, uniform. */
class GivenNumbersTest {
    private static final int COUNT = 20_000;

    @Test
    void aConstantIsEverywhere() {
        assertThat(draw(new Constant(-2.5))).containsOnly(-2.5f);
    }

    @Test
    void normalHasTheMeanAndDeviationThatAreGiven() {
        float[] weights = draw(new Normal(3, 0.5));
        double sum = 0;
        double squares = 0;
        for (float weight : weights) {
            sum += weight;
            squares += (weight - 3.0) * (weight - 3.0);
        }
        assertThat(sum / COUNT).isCloseTo(3, within(0.02));
        assertThat(Math.sqrt(squares / COUNT)).isCloseTo(0.5, within(0.015));
    }

    @Test
    void uniformFillsTheIntervalThatIsGiven() {
        float[] weights = draw(new Uniform(1, 5));
        double sum = 0;
        for (float weight : weights) {
            assertThat(weight).isBetween(1f, 5f);
            sum += weight;
        }
        assertThat(sum / COUNT).isCloseTo(3, within(0.05));
    }

    @Test
    void refusesNumbersOutsideTheirRange() {
        assertThatThrownBy(() -> new Constant(Double.NaN))
                .hasMessage("initializer.value must be between -1e6 and 1e6, got NaN");
        assertThatThrownBy(() -> new Normal(2e6, 1)).hasMessageContaining("initializer.mean");
        assertThatThrownBy(() -> new Normal(0, -1))
                .hasMessage("initializer.standardDeviation must be between 0 and 1e6, got -1.0");
        assertThatThrownBy(() -> new Uniform(1, 0.5))
                .hasMessageContaining("in order")
                .hasMessageContaining("1.0 and 0.5");
        assertThatThrownBy(() -> new Uniform(-2e6, 0)).hasMessageContaining("-1e6");
        assertThatThrownBy(() -> new Uniform(0, 2e6)).hasMessageContaining("1e6");
        assertThat(draw(new Uniform(2, 2))).containsOnly(2f);
    }

    private static float[] draw(Initializer initializer) {
        float[] weights = new float[COUNT];
        initializer.fill(weights, 100, 200, RandomStream.of(4, Purpose.INITIALIZATION, 0));
        return weights;
    }
}
