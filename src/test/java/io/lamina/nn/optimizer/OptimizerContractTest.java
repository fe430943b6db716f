package io.lamina.nn.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.nn.DefaultKinds;
import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerContractTest {
    private static final int COUNT = 1_000;

    static Stream<OptimizerSpec> kinds() {
        // Defaults, and two whose state differs by their settings.
        return Stream.concat(
                DefaultKinds.of(OptimizerSpec.class),
                Stream.of(new Sgd(null, 0.9, true, 0), new Adam(null, 0.9, 0.999, 1e-8, 0, true)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void piecesGiveTheSameBitsAsTheWhole(OptimizerSpec spec) {
        float[] gradients = numbers(1);
        float[] whole = numbers(0);
        Optimizer optimizer = spec.build(COUNT);
        float[] pieces = numbers(0);
        Optimizer inPieces = spec.build(COUNT);
        for (int step = 0; step < 5; step++) {
            optimizer.beginStep(0.01);
            optimizer.update(whole, gradients, 0, COUNT);
            inPieces.beginStep(0.01);
            for (int from = 0; from < COUNT; from += 300) {
                int count = Math.min(300, COUNT - from);
                inPieces.update(pieces, gradients, from, count);
            }
        }
        assertThat(pieces).isEqualTo(whole).isNotEqualTo(numbers(0));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void descendsInABowlAtItsUsualRate(OptimizerSpec spec) {
        // Few, for many steps: such a test is long otherwise.
        float[] start = Arrays.copyOf(numbers(0), 50);
        float[] parameters = start.clone();
        Optimizer optimizer = spec.build(start.length);
        for (int step = 0; step < 20_000; step++) {
            optimizer.beginStep(spec.usualLearningRate());
            optimizer.update(parameters, parameters, 0, start.length);
        }
        assertThat(meanSquare(parameters)).isLessThan(meanSquare(start) / 10);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void withoutGradientNothingMovesButWhatDecays(OptimizerSpec spec) {
        float[] parameters = numbers(0);
        Optimizer optimizer = spec.build(COUNT);
        optimizer.beginStep(0.1);
        optimizer.update(parameters, new float[COUNT], 0, COUNT);
        float kept = (float) (1 - 0.1 * spec.weightDecay());
        float[] expected = numbers(0);
        for (int i = 0; i < COUNT; i++) {
            expected[i] *= kept;
        }
        assertThat(parameters).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aRestoredOptimizerContinuesWithTheSameBits(OptimizerSpec spec) {
        float[] parameters = numbers(0);
        Optimizer optimizer = spec.build(COUNT);
        run(optimizer, parameters, 1, 7);
        List<float[]> state = optimizer.state().stream().map(float[]::clone).toList();
        double[] scalars = optimizer.scalars();
        float[] resumed = parameters.clone();
        run(optimizer, parameters, 8, 15);

        Optimizer other = spec.build(COUNT);
        for (int i = 0; i < state.size(); i++) {
            System.arraycopy(state.get(i), 0, other.state().get(i), 0, COUNT);
        }
        other.restore(scalars);
        run(other, resumed, 8, 15);
        assertThat(resumed).isEqualTo(parameters);
        assertThat(other.scalars()).isEqualTo(optimizer.scalars());
        assertThatThrownBy(() -> other.restore(new double[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 5");
    }

    private static void run(Optimizer optimizer, float[] parameters, int from, int to) {
        for (int step = from; step <= to; step++) {
            optimizer.beginStep(0.01);
            optimizer.update(parameters, numbers(step), 0, COUNT);
        }
    }

    private static double meanSquare(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum / values.length;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void automaticMeansTheUsualRateOnceItIsFilledIn(OptimizerSpec spec) {
        assertThat(spec.learningRate()).isNull();
        assertThat(spec.usualLearningRate()).isBetween(1e-5, 1.0);
        OptimizerSpec chosen = spec.withLearningRate(0.125);
        assertThat(chosen.learningRate()).isEqualTo(0.125);
        assertThat(chosen)
                .hasSameClassAs(spec)
                .usingRecursiveComparison()
                .ignoringFields("learningRate")
                .isEqualTo(spec);
    }

    private static float[] numbers(int stream) {
        RandomStream random = RandomStream.of(3, Purpose.INITIALIZATION, stream);
        float[] numbers = new float[COUNT];
        for (int i = 0; i < COUNT; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
