package io.lamina.nn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Values that are worked out by hand. */
class LossValuesTest {
    private final float[] gradients = new float[4];

    @Test
    void mseOfTwoOutputsIsTheMeanOfTheirSquares() {
        assertThat(lossOf(new Mse(), new float[] {1f, 5f}, 2f, 3f)).isEqualTo(2.5);
        assertThat(gradients).startsWith(-1f, 2f);
    }

    @Test
    void maeOfTwoOutputsIsTheMeanOfTheirDistances() {
        assertThat(lossOf(new Mae(), new float[] {1f, 5f}, 2f, 3f)).isEqualTo(1.5);
        assertThat(gradients).startsWith(-0.5f, 0.5f);
    }

    @Test
    void onTheTargetMaeAndQuantileHaveNoGradient() {
        lossOf(new Mae(), new float[] {2f}, 2f);
        assertThat(gradients[0]).isZero();
        lossOf(new Quantile(0.9), new float[] {2f}, 2f);
        assertThat(gradients[0]).isZero();
    }

    @Test
    void huberIsHalfTheSquareNearAndLinearFar() {
        assertThat(lossOf(new Huber(2), new float[] {1f}, 0f)).isEqualTo(0.5);
        assertThat(gradients[0]).isEqualTo(1f);
        assertThat(lossOf(new Huber(2), new float[] {-5f}, 0f)).isEqualTo(8);
        assertThat(gradients[0]).isEqualTo(-2f);
    }

    @Test
    void quantileCostsMoreOnTheSideThatShallBeRare() {
        assertThat(lossOf(new Quantile(0.75), new float[] {1f}, 3f)).isEqualTo(1.5);
        assertThat(gradients[0]).isEqualTo(-0.75f);
        assertThat(lossOf(new Quantile(0.75), new float[] {3f}, 1f)).isEqualTo(0.5);
        assertThat(gradients[0]).isEqualTo(0.25f);
    }

    @Test
    void poissonIsTheRateMinusTheLogRateOfWhatCame() {
        assertThat(lossOf(new Poisson(), new float[] {1f}, 3f)).isCloseTo(Math.E - 3, within(3e-7));
        assertThat((double) gradients[0]).isCloseTo(Math.E - 3, within(3e-7));
    }

    @Test
    void binaryCrossEntropyOfAnUndecidedAnswerIsTheLogarithmOfTwo() {
        assertThat(lossOf(new BinaryCrossEntropy(0), new float[] {0f}, 1f)).isCloseTo(Math.log(2), within(1e-8));
        assertThat(gradients[0]).isEqualTo(-0.5f);
    }

    @Test
    void smoothedBinaryTargetsLieBetweenZeroAndOne() {
        // With ε = 0.5 the target 1 becomes 0.75, so the answer 0.75 has no gradient.
        lossOf(new BinaryCrossEntropy(0.5), new float[] {(float) Math.log(3)}, 1f);
        assertThat(gradients[0]).isCloseTo(0f, within(1e-7f));
    }

    @Test
    void equalLogitsCostTheLogarithmOfTheClasses() {
        assertThat(lossOf(new CrossEntropy(0), new float[4], 2f)).isCloseTo(Math.log(4), within(1e-12));
        assertThat(gradients).containsExactly(0.25f, 0.25f, -0.75f, 0.25f);
    }

    @Test
    void smoothedClassesShareTheirProbability() {
        // PyTorch: cross_entropy([[1, 2, 3, 4]], [0], label_smoothing=0.2) = 0.8·3.4401897 + 0.2·1.9401897
        assertThat(lossOf(new CrossEntropy(0.2), new float[] {1f, 2f, 3f, 4f}, 0f))
                .isCloseTo(0.8 * 3.4401897 + 0.2 * 1.9401897, within(1e-6));
        assertThat(gradients[0] + gradients[1] + gradients[2] + gradients[3]).isCloseTo(0f, within(1e-7f));
    }

    @Test
    void theGradientOfABatchIsThatOfItsMean() {
        new CrossEntropy(0).evaluate(new float[4], new float[] {1f, 0f}, new double[2], gradients, 2, 2);
        assertThat(gradients).containsExactly(0.25f, -0.25f, -0.25f, 0.25f);
    }

    @Test
    void rowsThatAreNearlyLearnedStillHaveAGradient() {
        double loss = lossOf(new CrossEntropy(0), new float[] {40f, 0f}, 0f);
        assertThat(loss).isCloseTo(0, within(1e-15));
        assertThat((double) gradients[1]).isCloseTo(Math.exp(-40), within(1e-6 * Math.exp(-40)));
        lossOf(new CrossEntropy(0), new float[] {20f, 0f}, 0f);
        assertThat((double) gradients[0]).isCloseTo(-Math.exp(-20), within(1e-6 * Math.exp(-20)));
        lossOf(new BinaryCrossEntropy(0), new float[] {20f}, 1f);
        assertThat((double) gradients[0]).isCloseTo(-Math.exp(-20), within(1e-6 * Math.exp(-20)));
    }

    @Test
    void focalPlaysDownWhatIsRight() {
        assertThat(lossOf(new Focal(2), new float[2], 0f)).isCloseTo(0.25 * Math.log(2), within(1e-12));
        double right = lossOf(new Focal(2), new float[] {3f, 0f}, 0f);
        assertThat(right).isLessThan(0.01 * lossOf(new CrossEntropy(0), new float[] {3f, 0f}, 0f));
    }

    @Test
    void onlyClassIndicesAreTargetsOfClasses() {
        CrossEntropy loss = new CrossEntropy(0);
        assertThat(loss.accepts(2f, 3)).isTrue();
        assertThat(loss.accepts(3f, 3)).isFalse();
        assertThat(loss.accepts(-1f, 3)).isFalse();
        assertThat(loss.accepts(0.5f, 3)).isFalse();
        assertThat(loss.acceptedTargets(3)).isEqualTo("a class index from 0 to 2");
        assertThat(new Poisson().accepts(-1f, 1)).isFalse();
        assertThat(new BinaryCrossEntropy(0).accepts(1.5f, 1)).isFalse();
        assertThat(new Quantile(0.5).accepts(-7f, 1)).isTrue();
    }

    @Test
    void settingsOutOfRangeAreRefusedByName() {
        assertThatThrownBy(() -> new Huber(0)).hasMessage("loss.delta must be greater than 0 and at most 1e6, got 0.0");
        assertThatThrownBy(() -> new Quantile(1)).hasMessageContaining("loss.quantile must be between 0 and 1");
        assertThatThrownBy(() -> new CrossEntropy(1)).hasMessageContaining("loss.labelSmoothing must be at least 0");
        assertThatThrownBy(() -> new BinaryCrossEntropy(-0.1)).hasMessageContaining("loss.labelSmoothing");
        assertThatThrownBy(() -> new Focal(Double.NaN)).hasMessageContaining("loss.gamma must be between 0 and 10");
    }

    private double lossOf(Loss loss, float[] logits, float... targets) {
        double[] losses = new double[1];
        loss.evaluate(logits, targets, losses, gradients, 1, logits.length);
        return losses[0];
    }
}
