package io.lamina.nn.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdamTest {
    @ParameterizedTest
    @CsvSource({"0.9, 0.999, 1e-8, 0.0", "0.9, 0.999, 1e-8, 0.1", "0.5, 0.9, 1e-3, 0.0", "0.0, 0.0, 1e-8, 0.0"})
    void followsTheFormulaInDouble(double beta1, double beta2, double epsilon, double decay) {
        Optimizer optimizer = new Adam(0.01, beta1, beta2, epsilon, decay).build(1);
        float[] parameters = {2f};
        double p = 2;
        double m = 0;
        double v = 0;
        for (int step = 1; step <= 50; step++) {
            float gradient = (float) Math.cos(step);
            optimizer.beginStep(0.01);
            optimizer.update(parameters, new float[] {gradient}, 0, 1);
            double g = gradient + decay * p;
            m = beta1 * m + (1 - beta1) * g;
            v = beta2 * v + (1 - beta2) * g * g;
            p -= 0.01 * (m / (1 - Math.pow(beta1, step))) / (Math.sqrt(v / (1 - Math.pow(beta2, step))) + epsilon);
            assertThat((double) parameters[0]).isCloseTo(p, within(5e-6));
        }
    }

    @Test
    void theFirstStepIsTheLearningRateWhateverTheGradient() {
        float[] parameters = {1f, 1f};
        Optimizer optimizer = new Adam(0.01, 0.9, 0.999, 1e-8, 0).build(2);
        optimizer.beginStep(0.01);
        optimizer.update(parameters, new float[] {1e-3f, -1e3f}, 0, 2);
        assertThat(parameters[0]).isCloseTo(0.99f, within(1e-5f));
        assertThat(parameters[1]).isCloseTo(1.01f, within(1e-5f));
    }

    @Test
    void refusesSettingsOutsideTheirRange() {
        assertThatThrownBy(() -> new Adam(0.1, 1, 0.9, 1e-8, 0)).hasMessageContaining("optimizer.beta1");
        assertThatThrownBy(() -> new Adam(0.1, 0.9, -0.1, 1e-8, 0)).hasMessageContaining("optimizer.beta2");
        assertThatThrownBy(() -> new Adam(0.1, 0.9, 0.9, 0, 0)).hasMessageContaining("optimizer.epsilon");
    }
}
