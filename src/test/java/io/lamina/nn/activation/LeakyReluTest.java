package io.lamina.nn.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LeakyReluTest {
    @Test
    void theSlopeIsThatOfTheSetting() {
        float[] gradients = {1f, 1f, 1f};
        new LeakyRelu(0.25).backward(new float[] {-2f, 0f, 2f}, new float[3], gradients, 3);
        assertThat(gradients).containsExactly(0.25f, 0.25f, 1f);
    }

    @Test
    void refusesASlopeOutsideItsRange() {
        assertThatThrownBy(() -> new LeakyRelu(-0.1)).hasMessage("negativeSlope must be between 0 and 1, got -0.1");
        assertThatThrownBy(() -> new LeakyRelu(Double.NaN)).hasMessageContaining("NaN");
    }
}
