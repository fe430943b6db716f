package io.lamina.nn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.nn.DefaultKinds;
import io.lamina.nn.activation.OutputActivation;
import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossContractTest {
    private static final int ROWS = 50;
    private static final int OUTPUTS = 3;
    private static final double STEP = 1e-5;

    private final RandomStream random = RandomStream.of(7, Purpose.INITIALIZATION, 0);

    /** Every kind as it is by default, and with other settings where it has any. */
    static Stream<Loss> kinds() {
        return Stream.concat(
                DefaultKinds.of(Loss.class),
                Stream.of(
                        new Huber(0.3),
                        new Quantile(0.9),
                        new BinaryCrossEntropy(0.2),
                        new CrossEntropy(0.2),
                        new Focal(0),
                        new Focal(0.5)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void lossesAreThoseOfTheFormula(Loss loss) {
        float[] logits = logits(3);
        float[] targets = targets(loss);
        double[] losses = losses(loss, logits, targets);
        for (int row = 0; row < ROWS; row++) {
            double expected = LossFormulas.of(loss, doubles(logits, row), targetsOf(loss, targets, row));
            assertThat(losses[row])
                    .as("row %d", row)
                    .isCloseTo(expected, within(3e-7 * Math.max(1e-3, Math.abs(expected))));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void gradientsAreCentralDifferencesOfTheMeanOfTheFormula(Loss loss) {
        float[] logits = logits(3);
        float[] targets = targets(loss);
        float[] gradients = new float[logits.length];
        loss.evaluate(logits, targets, new double[ROWS], gradients, ROWS, OUTPUTS);
        for (int i = 0; i < logits.length; i++) {
            int row = i / OUTPUTS;
            float[] own = targetsOf(loss, targets, row);
            double[] x = doubles(logits, row);
            x[i % OUTPUTS] = logits[i] + STEP;
            double above = LossFormulas.of(loss, x, own);
            x[i % OUTPUTS] = logits[i] - STEP;
            double below = LossFormulas.of(loss, x, own);
            double slope = (above - below) / (2 * STEP);
            assertThat((double) gradients[i] * ROWS)
                    .as("∂/∂x[%d]", i)
                    .isCloseTo(slope, within(1e-6 * Math.max(1, Math.abs(slope))));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aRowsLossIsItsOwnWhateverTheBatch(Loss loss) {
        float[] logits = logits(2);
        float[] targets = targets(loss);
        double[] losses = losses(loss, logits, targets);
        for (int row = 0; row < ROWS; row++) {
            float[] rowLogits = Arrays.copyOfRange(logits, row * OUTPUTS, (row + 1) * OUTPUTS);
            double[] alone = new double[1];
            loss.evaluate(rowLogits, targetsOf(loss, targets, row), alone, new float[OUTPUTS], 1, OUTPUTS);
            assertThat(losses[row]).isEqualTo(alone[0]).isNotZero();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void extremeLogitsDoNotOverflow(Loss loss) {
        float[] logits = {-88f, 0f, 88f, -0f, 0f, 0f, 1e4f, -1e4f, 3f, 1e4f, 1e4f, 1e4f, 88f, 87f, -1e4f};
        int rows = logits.length / OUTPUTS;
        float[] targets = targets(loss);
        float[] gradients = new float[logits.length];
        double[] losses = new double[rows];
        // A rate of e¹⁰⁰⁰⁰ is beyond all numbers; there the loss is infinite and the training has diverged.
        int finite = loss.outputActivation() == OutputActivation.EXPONENTIAL ? 2 : rows;
        loss.evaluate(logits, targets, losses, gradients, rows, OUTPUTS);
        for (int row = 0; row < finite; row++) {
            assertThat(losses[row]).as("loss of row %d", row).isFinite();
            for (int i = row * OUTPUTS; i < (row + 1) * OUTPUTS; i++) {
                assertThat(gradients[i]).as("∂/∂x[%d]", i).isFinite();
            }
        }
        assertThat(Arrays.stream(losses).noneMatch(Double::isNaN)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aNaNReachesTheLossAndTheGradientOfItsRow(Loss loss) {
        float[] logits = logits(2);
        logits[OUTPUTS + 1] = Float.NaN;
        float[] gradients = new float[logits.length];
        double[] losses = new double[ROWS];
        loss.evaluate(logits, targets(loss), losses, gradients, ROWS, OUTPUTS);
        assertThat(losses[1]).isNaN();
        assertThat(gradients[OUTPUTS + 1]).isNaN();
        assertThat(losses[0]).isFinite();
        assertThat(losses[2]).isFinite();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void rowsBeyondTheCountAreNotTouched(Loss loss) {
        float[] gradients = new float[ROWS * OUTPUTS];
        gradients[gradients.length - OUTPUTS] = 42f;
        double[] losses = new double[ROWS];
        losses[ROWS - 1] = 42;
        loss.evaluate(logits(2), targets(loss), losses, gradients, ROWS - 1, OUTPUTS);
        assertThat(gradients[gradients.length - OUTPUTS]).isEqualTo(42f);
        assertThat(losses[ROWS - 1]).isEqualTo(42);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void targetsThatAreNoNumbersAreNotAccepted(Loss loss) {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            assertThat(loss.accepts(bad, OUTPUTS)).as("accepts %s", bad).isFalse();
        }
        assertThat(loss.accepts(1f, OUTPUTS)).isTrue();
        assertThat(loss.acceptedTargets(OUTPUTS)).startsWith("a ");
    }

    private static double[] losses(Loss loss, float[] logits, float[] targets) {
        double[] losses = new double[ROWS];
        loss.evaluate(logits, targets, losses, new float[logits.length], ROWS, OUTPUTS);
        return losses;
    }

    private float[] logits(double spread) {
        float[] logits = new float[ROWS * OUTPUTS];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (spread * random.nextGaussian());
        }
        return logits;
    }

    private static double[] doubles(float[] logits, int row) {
        double[] values = new double[OUTPUTS];
        Arrays.setAll(values, i -> logits[row * OUTPUTS + i]);
        return values;
    }

    private static float[] targetsOf(Loss loss, float[] targets, int row) {
        int columns = loss.targetColumns(OUTPUTS);
        return Arrays.copyOfRange(targets, row * columns, (row + 1) * columns);
    }

    /** Values that the loss accepts: whatever it accepts of class indices, fractions and other numbers. */
    private float[] targets(Loss loss) {
        float[] targets = new float[ROWS * loss.targetColumns(OUTPUTS)];
        for (int i = 0; i < targets.length; i++) {
            float number = (float) random.nextGaussian();
            float fraction = (float) random.nextDouble();
            targets[i] =
                    loss.accepts(number, OUTPUTS) ? number : loss.accepts(fraction, OUTPUTS) ? fraction : i % OUTPUTS;
            assertThat(loss.accepts(targets[i], OUTPUTS)).isTrue();
        }
        return targets;
    }
}
