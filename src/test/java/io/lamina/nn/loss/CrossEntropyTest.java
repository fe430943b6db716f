package io.lamina.nn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CrossEntropyTest {
    private final CrossEntropy loss = new CrossEntropy();

    @Test
    void equalLogitsCostTheLogarithmOfTheClasses() {
        double[] losses = new double[1];
        loss.evaluate(new float[4], new float[] {2f}, losses, new float[4], 1, 4);
        assertThat(losses[0]).isCloseTo(Math.log(4), within(1e-12));
    }

    @Test
    void theGradientIsProbabilityMinusTarget() {
        float[] gradients = new float[4];
        loss.evaluate(new float[] {0f, 0f, 0f, 0f}, new float[] {1f, 0f}, new double[2], gradients, 2, 2);
        assertThat(gradients).containsExactly(0.25f, -0.25f, -0.25f, 0.25f);
    }

    @Test
    void onlyClassIndicesAreTargets() {
        assertThat(loss.accepts(2f, 3)).isTrue();
        assertThat(loss.accepts(3f, 3)).isFalse();
        assertThat(loss.accepts(-1f, 3)).isFalse();
        assertThat(loss.accepts(0.5f, 3)).isFalse();
        assertThat(loss.acceptedTargets(3)).isEqualTo("a class index from 0 to 2");
    }
}
