package io.lamina.service.training;

import io.lamina.nn.activation.Relu;
import io.lamina.nn.layer.Dense;
import io.lamina.nn.layer.LayerSpec;
import io.lamina.nn.loss.CrossEntropy;
import io.lamina.nn.network.Network;
import io.lamina.nn.network.NetworkSpec;
import io.lamina.nn.optimizer.Adam;
import io.lamina.nn.train.Examples;
import io.lamina.nn.train.Regularization;
import io.lamina.nn.train.Trainer;
import io.lamina.nn.train.TrainingSpec;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Times three small trainings, when somebody first asks how long one would take, {@value #ROUNDS} times for {@value #MILLIS_EACH} ms each:
 * the fastest epoch counts, so that what else the machine does disturbs little, and the later rounds find code that is compiled. Remembered
 * while the process lives; safe for many threads.
 */
@Component
class ReferenceSteps {
    private static final int ROUNDS = 4;
    private static final long MILLIS_EACH = 50;
    private static final int MOST_EPOCHS = 100_000;
    private static final int CLASSES = 4;
    private static final int TINY = 16;
    private static final int WIDE = 256;
    private static final int FEW_ROWS = 8;
    private static final int MANY_ROWS = 256;

    private @Nullable TrainingSpeed speed;

    /** How fast this process trains. */
    synchronized TrainingSpeed speed() {
        TrainingSpeed known = speed;
        if (known == null) {
            TrainingSpeed.Step tiny = step(TINY, TINY);
            TrainingSpeed.Step few = step(WIDE, FEW_ROWS);
            TrainingSpeed.Step many = step(WIDE, MANY_ROWS);
            for (int round = 1; round < ROUNDS; round++) {
                tiny = tiny.orFaster(step(TINY, TINY));
                few = few.orFaster(step(WIDE, FEW_ROWS));
                many = many.orFaster(step(WIDE, MANY_ROWS));
            }
            known = TrainingSpeed.of(tiny, few, many);
            speed = known;
        }
        return known;
    }

    private static TrainingSpeed.Step step(int units, int batchSize) {
        List<LayerSpec> layers = Collections.nCopies(2, new Dense(units, new Relu(), 0));
        Network network = Network.create(new NetworkSpec(layers, null), units, CLASSES, 1);
        int steps = 4;
        TrainingSpec spec = new TrainingSpec(
                new CrossEntropy(0),
                new Adam(1e-3, 0.9, 0.999, 1e-8, 0),
                Regularization.NONE,
                MOST_EPOCHS,
                batchSize,
                null,
                1);
        long[] fastest = {Long.MAX_VALUE};
        long end = System.nanoTime() + Duration.ofMillis(MILLIS_EACH).toNanos();
        try (Examples rows = new Examples(steps * batchSize, units, 1)) {
            Trainer.fit(
                    network,
                    rows,
                    null,
                    spec,
                    null,
                    epoch -> fastest[0] = Math.min(fastest[0], epoch.duration().toNanos()),
                    () -> fastest[0] < Long.MAX_VALUE && System.nanoTime() - end > 0);
        }
        return new TrainingSpeed.Step(network.learnedCount(), batchSize, fastest[0] / 1e9 / steps);
    }
}
