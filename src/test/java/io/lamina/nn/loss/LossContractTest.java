package io.lamina.nn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.nn.DefaultKinds;
import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossContractTest {
    private static final int ROWS = 5;
    private static final int OUTPUTS = 3;

    private final RandomStream random = RandomStream.of(7, Purpose.INITIALIZATION, 0);

    static Stream<Loss> kinds() {
        return DefaultKinds.of(Loss.class);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theGradientIsTheCentralDifferenceOfTheMean(Loss loss) {
        float[] logits = logits();
        float[] targets = targets(loss);
        float[] gradients = new float[logits.length];
        loss.evaluate(logits, targets, new double[ROWS], gradients, ROWS, OUTPUTS);
        float step = 1f / 256;
        for (int i = 0; i < logits.length; i++) {
            float[] above = logits.clone();
            float[] below = logits.clone();
            above[i] += step;
            below[i] -= step;
            double slope =
                    (value(loss, above, targets) - value(loss, below, targets)) / ((double) above[i] - below[i]) / ROWS;
            assertThat((double) gradients[i]).as("∂/∂x[%d]", i).isCloseTo(slope, within(2e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aRowsLossIsItsOwnWhateverTheBatch(Loss loss) {
        float[] logits = logits();
        float[] targets = targets(loss);
        int columns = loss.targetColumns(OUTPUTS);
        double[] losses = losses(loss, logits, targets);
        for (int row = 0; row < ROWS; row++) {
            float[] rowLogits = Arrays.copyOfRange(logits, row * OUTPUTS, (row + 1) * OUTPUTS);
            float[] rowTargets = Arrays.copyOfRange(targets, row * columns, (row + 1) * columns);
            double[] alone = new double[1];
            loss.evaluate(rowLogits, rowTargets, alone, new float[OUTPUTS], 1, OUTPUTS);
            assertThat(losses[row]).isCloseTo(alone[0], within(1e-9)).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void largeLogitsDoNotOverflow(Loss loss) {
        float[] logits = logits();
        for (int i = 0; i < logits.length; i++) {
            logits[i] *= 1e4f;
        }
        float[] gradients = new float[logits.length];
        double[] losses = new double[ROWS];
        loss.evaluate(logits, targets(loss), losses, gradients, ROWS, OUTPUTS);
        assertThat(Arrays.stream(losses).allMatch(Double::isFinite)).isTrue();
        for (float gradient : gradients) {
            assertThat(gradient).isFinite();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aNaNReachesTheLoss(Loss loss) {
        float[] logits = logits();
        logits[OUTPUTS + 1] = Float.NaN;
        assertThat(value(loss, logits, targets(loss))).isNaN();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void rowsBeyondTheCountAreNotTouched(Loss loss) {
        float[] gradients = new float[ROWS * OUTPUTS];
        gradients[gradients.length - 1] = 42f;
        double[] losses = new double[ROWS];
        losses[ROWS - 1] = 42;
        loss.evaluate(logits(), targets(loss), losses, gradients, ROWS - 1, OUTPUTS);
        assertThat(losses[ROWS - 1]).isEqualTo(42);
        assertThat(gradients[gradients.length - 1]).isEqualTo(42f);
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

    private static double value(Loss loss, float[] logits, float[] targets) {
        return Arrays.stream(losses(loss, logits, targets)).sum();
    }

    private static double[] losses(Loss loss, float[] logits, float[] targets) {
        double[] losses = new double[ROWS];
        loss.evaluate(logits, targets, losses, new float[logits.length], ROWS, OUTPUTS);
        return losses;
    }

    private float[] logits() {
        float[] logits = new float[ROWS * OUTPUTS];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (2 * random.nextGaussian());
        }
        return logits;
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
