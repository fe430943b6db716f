package io.lamina.nn.initializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.nn.DefaultKinds;
import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InitializerContractTest {
    private static final int FAN_IN = 120;
    private static final int FAN_OUT = 280;

    /** Variance and largest value by the papers' formulas; a kind without them fails. */
    private static final Map<Class<?>, double[]> EXPECTED = Map.ofEntries(
            Map.entry(Zeros.class, new double[] {0, 0}),
            Map.entry(Constant.class, new double[] {0, 0}),
            Map.entry(Normal.class, new double[] {0.05 * 0.05, 6 * 0.05}),
            Map.entry(Uniform.class, new double[] {0.05 * 0.05 / 3, (float) 0.05}),
            Map.entry(XavierUniform.class, new double[] {2.0 / 400, Math.sqrt(6.0 / 400)}),
            Map.entry(XavierNormal.class, new double[] {2.0 / 400, 6 * Math.sqrt(2.0 / 400)}),
            Map.entry(HeUniform.class, new double[] {2.0 / 120, Math.sqrt(6.0 / 120)}),
            Map.entry(HeNormal.class, new double[] {2.0 / 120, 6 * Math.sqrt(2.0 / 120)}),
            Map.entry(LecunUniform.class, new double[] {1.0 / 120, Math.sqrt(3.0 / 120)}),
            Map.entry(LecunNormal.class, new double[] {1.0 / 120, 6 * Math.sqrt(1.0 / 120)}),
            Map.entry(Orthogonal.class, new double[] {1.0 / 280, 6 * Math.sqrt(1.0 / 280)}));

    static Stream<Initializer> kinds() {
        return DefaultKinds.of(Initializer.class);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void weightsHaveTheMeanAndVarianceOfTheFormula(Initializer initializer) {
        float[] weights = draw(initializer, 11);
        double[] expected =
                Objects.requireNonNull(EXPECTED.get(initializer.getClass()), () -> "no formula for " + initializer);
        double sum = 0;
        double squares = 0;
        double largest = 0;
        for (float weight : weights) {
            sum += weight;
            squares += (double) weight * weight;
            largest = Math.max(largest, Math.abs(weight));
        }
        double deviation = Math.sqrt(expected[0] / weights.length);
        assertThat(sum / weights.length).isCloseTo(0, within(5 * deviation));
        assertThat(squares / weights.length).isCloseTo(expected[0], within(0.04 * expected[0]));
        assertThat(largest).isLessThanOrEqualTo(expected[1]).isGreaterThanOrEqualTo(expected[1] / 2);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void sameSeedGivesSameWeights(Initializer initializer) {
        assertThat(draw(initializer, 1)).isEqualTo(draw(initializer, 1));
        boolean constant = draw(initializer, 1)[0] == draw(initializer, 1)[1];
        assertThat(Arrays.equals(draw(initializer, 1), draw(initializer, 2)))
                .as("other seeds draw other weights")
                .isEqualTo(constant);
    }

    private static float[] draw(Initializer initializer, long seed) {
        float[] weights = new float[FAN_IN * FAN_OUT];
        Arrays.fill(weights, 99f);
        initializer.fill(weights, FAN_IN, FAN_OUT, RandomStream.of(seed, Purpose.INITIALIZATION, 0));
        return weights;
    }
}
