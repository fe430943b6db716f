package io.lamina.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.nn.activation.Identity;
import io.lamina.nn.activation.OutputActivation;
import io.lamina.nn.activation.Tanh;
import io.lamina.nn.augmentation.AugmentationSpec;
import io.lamina.nn.augmentation.GaussianNoise;
import io.lamina.nn.augmentation.SwapNoise;
import io.lamina.nn.layer.Dense;
import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;
import io.lamina.nn.loss.Mse;
import io.lamina.nn.network.Network;
import io.lamina.nn.network.NetworkSpec;
import io.lamina.nn.network.Predictor;
import io.lamina.nn.optimizer.Adam;
import io.lamina.nn.schedule.Constant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks that learn their own inputs, on points of a bent surface of two dimensions in a space of eight. */
class AutoencoderTest {
    private static final int INPUTS = 8;
    private static final int ROWS = 400;

    private final float[] trained = surface(ROWS, 1);
    private final float[] unseen = surface(200, 2);

    /** {@code xⱼ = a·u + b·v + c·u·v} with fixed coefficients for each j and u, v uniform in ±1.7: each of variance about 1. */
    private static float[] surface(int rows, long seed) {
        RandomStream coefficients = RandomStream.of(9, Purpose.INITIALIZATION, 0);
        double[] a = new double[3 * INPUTS];
        Arrays.setAll(a, i -> 0.6 * coefficients.nextGaussian());
        RandomStream random = RandomStream.of(seed, Purpose.INITIALIZATION, 1);
        float[] points = new float[rows * INPUTS];
        for (int row = 0; row < rows; row++) {
            double u = 3.4 * random.nextDouble() - 1.7;
            double v = 3.4 * random.nextDouble() - 1.7;
            for (int j = 0; j < INPUTS; j++) {
                points[row * INPUTS + j] = (float) (a[3 * j] * u + a[3 * j + 1] * v + a[3 * j + 2] * u * v);
            }
        }
        return points;
    }

    private Predictor train(int bottleneck, AugmentationSpec... noise) {
        NetworkSpec spec = new NetworkSpec(
                List.of(
                        new Dense(32, new Tanh(), 0),
                        new Dense(bottleneck, new Identity(), 0),
                        new Dense(32, new Tanh(), 0)),
                null);
        TrainingSpec training = new TrainingSpec(
                new Mse(),
                new Adam(0.005, 0.9, 0.999, 1e-8, 0),
                new Constant(0),
                Regularization.NONE,
                null,
                List.of(noise),
                200,
                32,
                null,
                3);
        Network network = Network.create(spec, INPUTS, INPUTS, 3);
        try (Examples examples = new Examples(ROWS, INPUTS, INPUTS)) {
            examples.setRows(0, ROWS, trained, 0, trained, 0);
            Trainer.fit(network, examples, null, training, null, report -> {}, Cancellation.NEVER);
            return Predictor.of(network, OutputActivation.IDENTITY);
        }
    }

    /** The mean squared difference between what the network answers and what it should. */
    private static double[] errors(Predictor predictor, float[] given, float[] wanted) {
        int rows = given.length / INPUTS;
        float[] answers = new float[given.length];
        predictor.predict(given, rows, answers, new float[rows * predictor.embeddingUnits()]);
        double[] errors = new double[rows];
        new Mse().evaluate(answers, wanted, errors, new float[given.length], rows, INPUTS);
        return errors;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double meanSquare(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value * value;
        }
        return sum / values.length;
    }

    @Test
    void asManyUnitsAsTheSurfaceHasDimensionsReconstructItAndFewerDoNot() {
        double variance = meanSquare(unseen);
        assertThat(mean(errors(train(2), unseen, unseen))).isLessThan(0.02 * variance);
        assertThat(mean(errors(train(1), unseen, unseen))).isGreaterThan(0.1 * variance);
    }

    @Test
    void pointsBesideTheSurfaceScoreHigherThanPointsOnIt() {
        Predictor predictor = train(2);
        double[] normal = errors(predictor, unseen, unseen);
        Arrays.sort(normal);
        double threshold = normal[(int) (0.99 * normal.length)];
        // Each input by itself is as it may be; together they are not.
        float[] shuffled = unseen.clone();
        int rows = unseen.length / INPUTS;
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < INPUTS; j++) {
                shuffled[row * INPUTS + j] = unseen[(row + 17 * j) % rows * INPUTS + j];
            }
        }
        long found = Arrays.stream(errors(predictor, shuffled, shuffled))
                .filter(score -> score > threshold)
                .count();
        assertThat(found).isGreaterThan((long) (0.95 * rows));
    }

    static List<AugmentationSpec> noises() {
        return List.of(new GaussianNoise(0.4), new SwapNoise(0.15));
    }

    @ParameterizedTest
    @MethodSource("noises")
    void trainedOnNoisyRowsItAnswersCleanOnes(AugmentationSpec noise) {
        Predictor denoising = train(6, noise);
        float[] noisy = unseen.clone();
        RandomStream random = RandomStream.of(5, Purpose.INITIALIZATION, 2);
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] += (float) (0.4 * random.nextGaussian());
        }
        double cleaned = mean(errors(denoising, noisy, unseen));
        double plain = mean(errors(train(6), noisy, unseen));
        assertThat(plain).as("0.16 is the noise").isBetween(0.08, 0.25);
        assertThat(cleaned).isLessThan(0.7 * plain);
        assertThat(mean(errors(denoising, unseen, unseen))).as("of clean rows").isLessThan(0.1);
    }
}
