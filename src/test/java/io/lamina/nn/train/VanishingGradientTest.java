package io.lamina.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.nn.activation.Activation;
import io.lamina.nn.activation.Relu;
import io.lamina.nn.activation.Sigmoid;
import io.lamina.nn.diagnostics.Finding;
import io.lamina.nn.diagnostics.Symptom;
import io.lamina.nn.initializer.HeNormal;
import io.lamina.nn.initializer.XavierNormal;
import io.lamina.nn.layer.Dense;
import io.lamina.nn.layer.LayerSpec;
import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;
import io.lamina.nn.loss.CrossEntropy;
import io.lamina.nn.loss.Loss;
import io.lamina.nn.loss.Mse;
import io.lamina.nn.network.Network;
import io.lamina.nn.network.NetworkSpec;
import io.lamina.nn.optimizer.Adam;
import io.lamina.nn.optimizer.OptimizerSpec;
import io.lamina.nn.optimizer.Sgd;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What hinders learning is seen in real trainings, and what mends it does; healthy trainings are left in peace. */
class VanishingGradientTest {
    private static final OptimizerSpec ADAM = new Adam(0.001, 0.9, 0.999, 1e-8, 0);
    private static final OptimizerSpec SGD = new Sgd(0.1, 0, false, 0);

    private final List<EpochReport> epochs = new ArrayList<>();

    @Test
    void tenSigmoidLayersVanishAndReluWithHeAndBatchNormalizationMendsIt() {
        NetworkSpec deep = new NetworkSpec(layers(10, 32, new Sigmoid(), false), new XavierNormal());
        List<Finding> findings = train(deep, new CrossEntropy(0), SGD, Tables.clouds(600, 1), 30, 1)
                .findings();
        assertThat(ratios()).allSatisfy(ratio -> assertThat(ratio).isLessThan(1e-3));
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Symptom.VANISHING_GRADIENTS);
            assertThat(finding.layer()).isIn("network.hiddenLayers.0", "network.hiddenLayers.1");
            assertThat(finding.advice()).contains("relu", "he_normal", "batch normalization");
        });
        double suffering = epochs.getLast().trainingLoss();

        epochs.clear();
        NetworkSpec mended = new NetworkSpec(layers(10, 32, new Relu(), true), new HeNormal());
        assertThat(train(mended, new CrossEntropy(0), SGD, Tables.clouds(600, 1), 30, 1)
                        .findings())
                .isEmpty();
        assertThat(ratios()).allSatisfy(ratio -> assertThat(ratio).isBetween(0.1, 10.0));
        // Guessing costs ln 3.
        assertThat(suffering).isGreaterThan(0.9 * Math.log(3));
        assertThat(epochs.getLast().trainingLoss()).isLessThan(suffering / 2);
    }

    @Test
    void stepsThatOvershootExplode() {
        // Full batches at three times the largest rate that converges: the error grows with every step, for 30 epochs
        // not beyond a float.
        Examples examples = regression(32, 1);
        TrainingResult result =
                train(new NetworkSpec(List.of(), null), new Mse(), new Sgd(3.0, 0, false, 0), examples, 30, 1);
        assertThat(result.stoppedBy()).isEqualTo(StoppedBy.EPOCHS);
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Symptom.EXPLODING_GRADIENTS);
            assertThat(finding.layer()).isEqualTo("output layer");
            assertThat(finding.advice()).contains("learning rate ten times smaller");
        });
    }

    @Test
    void anAbsurdRateKillsReluUnits() {
        NetworkSpec spec = new NetworkSpec(layers(3, 32, new Relu(), false), new HeNormal());
        OptimizerSpec absurd = new Adam(0.3, 0.9, 0.999, 1e-8, 0);
        TrainingResult result = train(spec, new CrossEntropy(0), absurd, Tables.clouds(300, 1), 20, 1);
        assertThat(result.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(Symptom.DEAD_UNITS);
            assertThat(finding.layer()).startsWith("network.hiddenLayers.");
            assertThat(finding.advice()).contains("smaller learning rate");
        });
    }

    @Test
    void usualTrainingsRaiseNothing() {
        for (int seed = 1; seed <= 10; seed++) {
            NetworkSpec spec = new NetworkSpec(layers(2, 16, new Relu(), false), null);
            assertThat(train(spec, new CrossEntropy(0), ADAM, Tables.clouds(150, seed), 100, seed)
                            .findings())
                    .as("classes, seed %d", seed)
                    .isEmpty();
            assertThat(train(spec, new Mse(), ADAM, regression(200, seed), 100, seed)
                            .findings())
                    .as("regression, seed %d", seed)
                    .isEmpty();
        }
    }

    private static List<LayerSpec> layers(int count, int units, Activation activation, boolean batchNormalization) {
        return Collections.nCopies(count, new Dense(units, activation, batchNormalization, false, 0));
    }

    /** A product, a slope and noise, standardized. */
    private static Examples regression(int rows, long seed) {
        RandomStream random = RandomStream.of(seed, Purpose.INITIALIZATION, 78);
        Examples examples = new Examples(rows, 5, 1);
        float[] inputs = new float[5];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < 5; i++) {
                inputs[i] = (float) random.nextGaussian();
            }
            double target = 0.6 * inputs[0] * inputs[1] + 0.7 * inputs[2] + 0.3 * random.nextGaussian();
            examples.set(row, inputs, 0, new float[] {(float) target}, 0);
        }
        return examples;
    }

    private TrainingResult train(
            NetworkSpec spec, Loss loss, OptimizerSpec optimizer, Examples examples, int epochCount, long seed) {
        int outputs = loss instanceof CrossEntropy ? 3 : 1;
        try (examples) {
            Network network = Network.create(spec, examples.inputs(), outputs, seed);
            TrainingSpec training = new TrainingSpec(loss, optimizer, Regularization.NONE, epochCount, 32, null, seed);
            return Trainer.fit(network, examples, null, training, null, epochs::add, Cancellation.NEVER);
        }
    }

    /** Of each epoch: the gradient of a weight of the first layer, as a part of that of the output layer's. */
    private List<Double> ratios() {
        return epochs.stream()
                .map(EpochReport::layers)
                .map(layers -> layers.getFirst().gradientRootMeanSquare()
                        / layers.getLast().gradientRootMeanSquare())
                .toList();
    }
}
