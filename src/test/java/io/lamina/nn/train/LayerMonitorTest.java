package io.lamina.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.nn.activation.Tanh;
import io.lamina.nn.diagnostics.LayerDiagnostics;
import io.lamina.nn.loss.CrossEntropy;
import io.lamina.nn.network.Network;
import io.lamina.nn.optimizer.Sgd;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayerMonitorTest {
    /** Gradient descent moves weights by the rate times their gradient: of one step, also where a smaller batch follows it. */
    @ParameterizedTest
    @ValueSource(ints = {32, 40})
    void theUpdateRatioIsThatOfOneStep(int batchSize) {
        double rate = 0.3;
        List<EpochReport> reports = new ArrayList<>();
        Network network = Network.create(Tables.layers(new Tanh(), 0, 6), 4, 3, 1);
        try (Examples examples = Tables.clouds(40, 1)) {
            TrainingSpec spec = new TrainingSpec(
                    new CrossEntropy(0), new Sgd(rate, 0, false, 0), Regularization.NONE, 3, batchSize, null, 1);
            Trainer.fit(network, examples, null, spec, null, reports::add, Cancellation.NEVER);
        }
        for (EpochReport report : reports) {
            for (LayerDiagnostics layer : report.layers()) {
                double expected = rate * layer.gradientNorm() / layer.weightNorm();
                assertThat(layer.updateRatio()).isCloseTo(expected, within(1e-4 * expected));
            }
        }
    }
}
