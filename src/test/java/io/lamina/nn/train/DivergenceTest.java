package io.lamina.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.nn.activation.Relu;
import io.lamina.nn.layer.Dense;
import io.lamina.nn.loss.CrossEntropy;
import io.lamina.nn.loss.Loss;
import io.lamina.nn.loss.Mse;
import io.lamina.nn.network.Network;
import io.lamina.nn.network.NetworkSpec;
import io.lamina.nn.optimizer.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where numbers cease to be finite, training ends, says where, and leaves the best parameters that were. */
class DivergenceTest {
    private static final NetworkSpec PERCEPTRON = new NetworkSpec(List.of(), null);

    @Test
    void notANumberInTheMiddleRestoresTheBestEpoch() {
        try (Examples training = Tables.clouds(60, 1);
                Examples validation = Tables.clouds(30, 2)) {
            Network network = Network.create(Tables.layers(new Relu(), 0, 8), 4, 3, 1);
            List<float[]> after = new ArrayList<>();
            TrainingResult result = Trainer.fit(
                    network,
                    training,
                    validation,
                    spec(new CrossEntropy(0), 0.1, 10, 16),
                    null,
                    report -> {
                        after.add(Tables.parameters(network));
                        if (report.epoch() == 3) {
                            training.set(17, new float[] {0f, Float.POSITIVE_INFINITY, 0f, 0f}, 0, new float[] {1f}, 0);
                        }
                    },
                    Cancellation.NEVER);
            Divergence divergence = requireDiverged(result);
            assertThat(divergence.epoch()).isEqualTo(4);
            assertThat(divergence.batch()).isBetween(1, 4);
            assertThat(divergence.layer()).isEqualTo("inputs");
            assertThat(divergence.advice()).contains("remove rows");
            assertThat(result.epochsRun()).isEqualTo(3);
            assertThat(result.bestEpoch()).isBetween(1, 3);
            assertThat(Tables.parameters(network)).isEqualTo(after.get(result.bestEpoch() - 1));
        }
    }

    @Test
    void aVarianceBeyondAFloatIsNotStored() {
        NetworkSpec normalized = new NetworkSpec(List.of(new Dense(4, new Relu(), true, false, 0)), null);
        try (Examples training = examples(new float[] {1e20f, -1e20f, 3e20f, 0f}, new float[] {1f, 0f, 1f, 0f})) {
            Network network = Network.create(normalized, 1, 1, 1);
            float[] before = Tables.parameters(network);
            TrainingResult result = fit(network, training, null, spec(new Mse(), 0.01, 3, 4));
            Divergence divergence = requireDiverged(result);
            assertThat(divergence.layer()).isEqualTo("network.hiddenLayers.0");
            assertThat(divergence.finding()).isEqualTo("its parameters overflowed");
            assertThat(divergence.advice()).contains("standardize inputs");
            assertThat(Tables.parameters(network)).isEqualTo(before);
        }
    }

    @Test
    void aLastStepThatRuinsTheNetworkIsNoSuccess() {
        try (Examples training = examples(new float[] {1e15f, 2e15f}, new float[] {1e15f, -3e15f})) {
            Network network = Network.create(PERCEPTRON, 1, 1, 1);
            float[] before = Tables.parameters(network);
            TrainingResult result = fit(network, training, null, spec(new Mse(), 1, 1, 2));
            Divergence divergence = requireDiverged(result);
            assertThat(divergence.epoch()).isEqualTo(1);
            assertThat(divergence.batch()).isZero();
            assertThat(divergence.layer()).isEqualTo("output layer");
            assertThat(divergence.finding()).isEqualTo("the loss of the training rows overflowed after its last step");
            assertThat(result.bestEpoch()).isZero();
            assertThat(Tables.parameters(network)).isEqualTo(before);
        }
    }

    @Test
    void aValidationLossThatOverflowsEndsTheTraining() {
        try (Examples training = examples(new float[] {1f, 2f}, new float[] {1f, 2f});
                Examples validation = examples(new float[] {3e38f}, new float[] {-3e38f})) {
            Network network = Network.create(PERCEPTRON, 1, 1, 1);
            network.parameters().write(0, new float[] {2f, 0f}, 0, 2);
            TrainingResult result = fit(network, training, validation, spec(new Mse(), 1e-6, 3, 2));
            Divergence divergence = requireDiverged(result);
            assertThat(divergence.batch()).isZero();
            assertThat(divergence.finding()).isEqualTo("the validation loss overflowed");
            assertThat(Tables.parameters(network)).containsExactly(2f, 0f);
        }
    }

    private static Divergence requireDiverged(TrainingResult result) {
        assertThat(result.stoppedBy()).isEqualTo(StoppedBy.DIVERGED);
        return Objects.requireNonNull(result.divergence());
    }

    private static TrainingResult fit(
            Network network, Examples training, @Nullable Examples validation, TrainingSpec spec) {
        return Trainer.fit(network, training, validation, spec, null, report -> {}, Cancellation.NEVER);
    }

    private static TrainingSpec spec(Loss loss, double rate, int epochs, int batchSize) {
        return new TrainingSpec(loss, new Sgd(rate, 0, false, 0), Regularization.NONE, epochs, batchSize, null, 1);
    }

    /** One input and one target a row. */
    private static Examples examples(float[] inputs, float[] targets) {
        Examples examples = new Examples(inputs.length, 1, 1);
        examples.setRows(0, inputs.length, inputs, 0, targets, 0);
        return examples;
    }
}
