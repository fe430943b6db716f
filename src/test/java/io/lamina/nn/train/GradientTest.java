package io.lamina.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.nn.DefaultKinds;
import io.lamina.nn.activation.Activation;
import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;
import io.lamina.nn.loss.Loss;
import io.lamina.nn.network.Network;
import io.lamina.nn.optimizer.Sgd;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradients of whole networks in float32 against differences of the loss, for every activation under every loss. */
class GradientTest {
    private static final int ROWS = 6;
    private static final int INPUTS = 4;
    private static final int OUTPUTS = 3;
    private static final float STEP = 1f / 1024;

    static Stream<Arguments> kinds() {
        return DefaultKinds.of(Activation.class)
                .flatMap(activation -> DefaultKinds.of(Loss.class).map(loss -> Arguments.of(activation, loss)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void backwardIsTheSlopeOfForward(Activation activation, Loss loss) {
        int columns = loss.targetColumns(OUTPUTS);
        Network network = Network.create(Tables.layers(activation, 0, 7, 5), INPUTS, OUTPUTS, 3);
        try (Examples examples = new Examples(ROWS, INPUTS, columns)) {
            // A step of size zero computes gradients and changes nothing.
            TrainingSpec spec =
                    new TrainingSpec(loss, new Sgd(1.0, 0, false, 0), Regularization.NONE, 1, ROWS, null, 0);
            TrainingStep step = new TrainingStep(network, spec, ROWS, examples, null);
            fill(step, loss);
            step.run(ROWS, 0, false);
            float[] gradients = step.gradients().clone();
            float[] parameters = Tables.parameters(network);
            double here = step.loss().lossSum();
            double size = Finite.largest(gradients, 0, gradients.length);
            for (int i = 0; i < parameters.length; i++) {
                float above = parameters[i] + STEP;
                float below = parameters[i] - STEP;
                double right = (lossAt(above, i, network, step) - here) / ((double) above - parameters[i]) / ROWS;
                double left = (here - lossAt(below, i, network, step)) / ((double) parameters[i] - below) / ROWS;
                network.parameters().write(i, parameters, i, 1);
                // A step may carry a rectifier over its kink; the slope here is then one of the two.
                assertThat((double) gradients[i])
                        .as("gradient of parameter %d", i)
                        .isBetween(Math.min(left, right) - 1e-3 * size, Math.max(left, right) + 1e-3 * size);
            }
            assertThat(size).isGreaterThan(0.01);
        }
    }

    private static double lossAt(float value, int parameter, Network network, TrainingStep step) {
        network.parameters().write(parameter, new float[] {value}, 0, 1);
        assertThat(step.run(ROWS, 0, false)).isTrue();
        return step.loss().lossSum();
    }

    private static void fill(TrainingStep step, Loss loss) {
        RandomStream random = RandomStream.of(1, Purpose.INITIALIZATION, 4);
        for (int i = 0; i < ROWS * INPUTS; i++) {
            step.inputs()[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < ROWS * loss.targetColumns(OUTPUTS); i++) {
            step.loss().targets()[i] = i % 2;
        }
    }
}
