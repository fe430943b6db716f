package io.lamina.nn.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.nn.DefaultKinds;
import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerContractTest {
    private static final int COUNT = 1_000;

    static Stream<OptimizerSpec> kinds() {
        return DefaultKinds.of(OptimizerSpec.class);
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
    void findsTheBottomOfABowl(OptimizerSpec spec) {
        float[] parameters = numbers(0);
        Optimizer optimizer = spec.build(COUNT);
        for (int step = 0; step < 2_000; step++) {
            optimizer.beginStep(0.02);
            optimizer.update(parameters, parameters.clone(), 0, COUNT);
        }
        for (float parameter : parameters) {
            assertThat(Math.abs(parameter)).isLessThan(0.02f);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void withoutGradientAndDecayNothingMoves(OptimizerSpec spec) {
        float[] parameters = numbers(0);
        Optimizer optimizer = spec.build(COUNT);
        optimizer.beginStep(0.1);
        optimizer.update(parameters, new float[COUNT], 0, COUNT);
        assertThat(parameters).isEqualTo(numbers(0));
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
