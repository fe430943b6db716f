package io.lamina.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.nn.activation.Tanh;
import io.lamina.nn.loss.BinaryCrossEntropy;
import io.lamina.nn.network.Network;
import io.lamina.nn.network.NetworkSpec;
import io.lamina.nn.network.Predictor;
import io.lamina.nn.optimizer.Adam;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XorTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aPerceptronCannotLearnItAndOneHiddenLayerCan(long seed) {
        assertThat(correct(Tables.layers(new Tanh(), 0), seed)).isLessThanOrEqualTo(3);
        assertThat(correct(Tables.layers(new Tanh(), 0, 8), seed)).isEqualTo(4);
    }

    private static int correct(NetworkSpec spec, long seed) {
        BinaryCrossEntropy loss = new BinaryCrossEntropy(0);
        TrainingSpec training =
                new TrainingSpec(loss, new Adam(0.05, 0.9, 0.999, 1e-8, 0), Regularization.NONE, 300, 4, null, seed);
        Network network = Network.create(spec, 2, 1, seed);
        try (Examples examples = Tables.xor()) {
            Trainer.fit(network, examples, null, training, null, report -> {}, Cancellation.NEVER);
            float[] inputs = new float[8];
            float[] targets = new float[4];
            float[] answers = new float[4];
            examples.copyInputs(0, 4, inputs, 0);
            examples.copyTargets(0, 4, targets, 0);
            Predictor.of(network, loss.outputActivation()).predict(inputs, 4, answers);
            int correct = 0;
            for (int i = 0; i < 4; i++) {
                correct += (answers[i] > 0.5f) == (targets[i] == 1f) ? 1 : 0;
            }
            return correct;
        }
    }
}
