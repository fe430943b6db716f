package io.lamina.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.nn.activation.Relu;
import io.lamina.nn.loss.CrossEntropy;
import io.lamina.nn.network.Network;
import io.lamina.nn.network.PlacedBlock;
import io.lamina.nn.optimizer.Sgd;
import org.junit.jupiter.api.Test;

class MaxNormTest {
    @Test
    void weightsIntoAUnitAreScaledDownToTheLimitAndBiasesStay() {
        Network network = Network.create(Tables.layers(new Relu(), 0, 3), 2, 1, 1);
        float[] parameters = network.parameters().values();
        // Weights [2, 3]: units of norm 5, 0.5 and 0; biases 7.
        System.arraycopy(new float[] {3f, 0.3f, 0f, 4f, 0.4f, 0f, 7f, 7f, 7f}, 0, parameters, 0, 9);
        new MaxNorm(1.0, network).apply();
        float[] expected = {0.6f, 0.3f, 0f, 0.8f, 0.4f, 0f, 7f, 7f, 7f};
        for (int i = 0; i < expected.length; i++) {
            assertThat(parameters[i]).isCloseTo(expected[i], within(1e-6f));
        }
    }

    @Test
    void noUnitOfATrainedNetworkExceedsTheLimit() {
        Network network = Network.create(Tables.layers(new Relu(), 0, 8), 4, 3, 1);
        try (Examples examples = Tables.clouds(90, 1)) {
            TrainingSpec spec = new TrainingSpec(
                    new CrossEntropy(0), new Sgd(0.5, 0, false, 0), new Regularization(0, 0, 0.7), 5, 16, null, 1);
            Trainer.fit(network, examples, null, spec, null, report -> {}, Cancellation.NEVER);
            for (PlacedBlock block : network.blocks()) {
                if (block.isPenalized()) {
                    assertThat(largestNorm(network.parameters().values(), block))
                            .isLessThanOrEqualTo(0.7 + 1e-6);
                }
            }
        }
    }

    private static double largestNorm(float[] parameters, PlacedBlock block) {
        double largest = 0;
        int units = block.block().columns();
        for (int unit = 0; unit < units; unit++) {
            double squares = 0;
            for (int i = block.offset() + unit; i < block.offset() + block.size(); i += units) {
                squares += (double) parameters[i] * parameters[i];
            }
            largest = Math.max(largest, Math.sqrt(squares));
        }
        return largest;
    }
}
