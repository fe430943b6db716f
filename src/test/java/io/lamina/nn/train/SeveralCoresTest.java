package io.lamina.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.nn.activation.Tanh;
import io.lamina.nn.layer.Dense;
import io.lamina.nn.linalg.Cores;
import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;
import io.lamina.nn.loss.Mse;
import io.lamina.nn.network.Network;
import io.lamina.nn.network.NetworkSpec;
import io.lamina.nn.optimizer.Adam;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A network whose products and updates are shared among cores: 512-512-1 on batches of 64. */
class SeveralCoresTest {
    private static final int WIDTH = 512;
    private static final int ROWS = 128;

    @Test
    void aTrainingHasTheSameBitsOnOneCoreOnAllAndBesideOthers() throws Exception {
        float[] shared = train();
        for (int i = 0; i < Cores.THREADS; i++) {
            Cores.enter();
        }
        try {
            assertThat(train()).isEqualTo(shared);
        } finally {
            for (int i = 0; i < Cores.THREADS; i++) {
                Cores.leave();
            }
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<float[]>> trainings =
                    List.of(threads.submit(this::train), threads.submit(this::train), threads.submit(this::train));
            for (Future<float[]> training : trainings) {
                assertThat(training.get()).isEqualTo(shared);
            }
        }
    }

    private float[] train() {
        NetworkSpec spec = new NetworkSpec(List.of(new Dense(WIDTH, new Tanh(), 0)), null);
        TrainingSpec training =
                new TrainingSpec(new Mse(), new Adam(1e-3, 0.9, 0.999, 1e-8, 0), Regularization.NONE, 2, 64, null, 7);
        Network network = Network.create(spec, WIDTH, 1, 7);
        try (Examples examples = examples()) {
            Trainer.fit(network, examples, null, training, null, report -> {}, Cancellation.NEVER);
            return network.parameters().values().clone();
        }
    }

    private static Examples examples() {
        RandomStream random = RandomStream.of(7, Purpose.INITIALIZATION, 9);
        Examples examples = new Examples(ROWS, WIDTH, 1);
        float[] row = new float[WIDTH];
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < WIDTH; j++) {
                row[j] = (float) random.nextGaussian();
            }
            examples.set(i, row, 0, row, 0);
        }
        return examples;
    }
}
