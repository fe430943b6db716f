package io.lamina.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.nn.activation.Relu;
import io.lamina.nn.loss.BinaryCrossEntropy;
import io.lamina.nn.loss.CrossEntropy;
import io.lamina.nn.loss.Focal;
import io.lamina.nn.loss.Huber;
import io.lamina.nn.loss.Loss;
import io.lamina.nn.loss.Mae;
import io.lamina.nn.loss.Mse;
import io.lamina.nn.loss.Poisson;
import io.lamina.nn.loss.Quantile;
import io.lamina.nn.network.Inference;
import io.lamina.nn.network.Network;
import io.lamina.nn.optimizer.Sgd;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * What each loss makes a network learn: two groups of rows, told apart by one input, and for each group the statistic of its targets that
 * the loss is known for.
 */
class LossConvergenceTest {
    private static final float[] FEW = {0f, 1f, 1f, 2f, 11f};
    private static final float[] MANY = {4f, 5f, 6f, 7f, 30f};

    @Test
    void mseLearnsTheMean() {
        assertLearns(new Mse(), FEW, MANY, 3, 10.4);
    }

    @Test
    void maeLearnsTheMedian() {
        assertLearns(new Mae(), FEW, MANY, 1, 6);
    }

    @Test
    void huberLearnsWhatLiesBetweenMedianAndMean() {
        // Where the errors, clipped at δ = 2, sum to zero: −y + 2·(1 − y) + (2 − y) + 2 = 0, and −2 + (5 + 6 + 7 − 3·y)
        // + 2 = 0.
        assertLearns(new Huber(2), FEW, MANY, 1.5, 6);
    }

    @Test
    void quantileLearnsTheQuantile() {
        // Four of five rows are 0.8 of them; 0.7 lies inside the step at the fourth.
        assertLearns(new Quantile(0.7), FEW, MANY, 2, 7);
        assertLearns(new Quantile(0.1), FEW, MANY, 0, 4);
    }

    @Test
    void poissonLearnsTheLogarithmOfTheRate() {
        assertLearns(new Poisson(), FEW, MANY, Math.log(3), Math.log(10.4));
    }

    @Test
    void binaryCrossEntropyLearnsTheLogOdds() {
        assertLearns(
                new BinaryCrossEntropy(0),
                new float[] {0f, 0f, 0f, 0f, 1f},
                new float[] {1f, 1f, 0f, 1f, 0f},
                Math.log(0.2 / 0.8),
                Math.log(0.6 / 0.4));
    }

    @Test
    void labelSmoothingPullsTheLogOddsTowardsZero() {
        // All are 1; with ε = 0.2 that is 0.9.
        float[] ones = {1f, 1f, 1f, 1f, 1f};
        assertLearns(new BinaryCrossEntropy(0.2), ones, new float[5], Math.log(0.9 / 0.1), Math.log(0.1 / 0.9));
    }

    @Test
    void crossEntropyLearnsTheFrequencies() {
        float[] logits =
                train(new CrossEntropy(0), 3, new float[] {0f, 0f, 0f, 1f, 2f}, new float[] {2f, 1f, 2f, 1f, 0f});
        assertThat(logits[0] - logits[1]).isCloseTo((float) Math.log(3), within(0.01f));
        assertThat(logits[1] - logits[2]).isCloseTo(0f, within(0.01f));
        assertThat(logits[3] - logits[5]).isCloseTo((float) Math.log(0.5), within(0.01f));
        assertThat(logits[4] - logits[5]).isCloseTo(0f, within(0.01f));
    }

    @Test
    void focalLearnsTheMinimumOfItsFormula() {
        float[] logits = train(new Focal(2), 2, new float[] {0f, 0f, 0f, 0f, 1f}, new float[] {1f, 1f, 0f, 1f, 0f});
        double first = logits[0] - logits[1];
        double second = logits[2] - logits[3];
        assertThat(first).isCloseTo(lowest(x -> 0.8 * focal(x) + 0.2 * focal(-x)), within(0.01));
        assertThat(second).isCloseTo(lowest(x -> 0.4 * focal(x) + 0.6 * focal(-x)), within(0.01));
        // It is less sure of itself than the frequencies are.
        assertThat(first).isBetween(0.3, Math.log(4) - 0.3);
    }

    private static double focal(double logOdds) {
        double p = 1 / (1 + Math.exp(-logOdds));
        return -(1 - p) * (1 - p) * Math.log(p);
    }

    private static double lowest(DoubleUnaryOperator function) {
        double best = 0;
        for (double x = -3; x <= 3; x += 0.001) {
            best = function.applyAsDouble(x) < function.applyAsDouble(best) ? x : best;
        }
        return best;
    }

    private static void assertLearns(Loss loss, float[] first, float[] second, double ofFirst, double ofSecond) {
        float[] outputs = train(loss, 1, first, second);
        assertThat((double) outputs[0]).as("first group").isCloseTo(ofFirst, within(0.02));
        assertThat((double) outputs[1]).as("second group").isCloseTo(ofSecond, within(0.02));
    }

    /** The raw outputs for each group after 8,000 steps, each a little smaller than the one before. */
    private static float[] train(Loss loss, int outputs, float[] first, float[] second) {
        int rows = first.length + second.length;
        Network network = Network.create(Tables.layers(new Relu(), 0), 1, outputs, 3);
        try (Examples examples = new Examples(rows, 1, loss.targetColumns(outputs))) {
            TrainingSpec spec =
                    new TrainingSpec(loss, new Sgd(1.0, 0, false, 0), Regularization.NONE, 1, rows, null, 0);
            TrainingStep step = new TrainingStep(network, spec, rows, examples, null);
            for (int row = 0; row < rows; row++) {
                step.inputs()[row] = row < first.length ? -1f : 1f;
                step.loss().targets()[row] = row < first.length ? first[row] : second[row - first.length];
            }
            for (int number = 0; number < 8_000; number++) {
                assertThat(step.run(rows, 2.0 / (20 + number * 0.05), false)).isTrue();
            }
            Inference inference = network.inference(2);
            inference.inputs().values()[0] = -1f;
            inference.inputs().values()[1] = 1f;
            return inference.run(2).values().clone();
        }
    }
}
