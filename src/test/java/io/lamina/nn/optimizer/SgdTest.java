package io.lamina.nn.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SgdTest {
    @ParameterizedTest
    @CsvSource({
        "0.0, false, 0.0",
        "0.0, false, 0.1",
        "0.9, false, 0.0",
        "0.9, false, 0.1",
        "0.9, true, 0.0",
        "0.5, true, 0.2"
    })
    void followsTheFormulaInDouble(double momentum, boolean nesterov, double decay) {
        Optimizer optimizer = new Sgd(0.1, momentum, nesterov, decay).build(1);
        float[] parameters = {2f};
        double p = 2;
        double v = 0;
        for (int step = 0; step < 20; step++) {
            float gradient = (float) Math.sin(step);
            optimizer.beginStep(0.1);
            optimizer.update(parameters, new float[] {gradient}, 0, 1);
            double g = gradient + decay * p;
            v = momentum * v + g;
            p -= 0.1 * (nesterov ? g + momentum * v : v);
            assertThat((double) parameters[0]).isCloseTo(p, within(2e-6));
        }
    }

    @Test
    void refusesSettingsOutsideTheirRange() {
        assertThatThrownBy(() -> new Sgd(0.0, 0, false, 0))
                .hasMessage("optimizer.learningRate must be greater than 0 and at most 1000, got 0.0");
        assertThatThrownBy(() -> new Sgd(0.1, 1, false, 0))
                .hasMessage("optimizer.momentum must be at least 0 and below 1, got 1.0");
        assertThatThrownBy(() -> new Sgd(0.1, 0, false, -1)).hasMessageContaining("optimizer.weightDecay");
        assertThatThrownBy(() -> new Sgd(0.1, 0, true, 0)).hasMessageContaining("nesterov needs a momentum");
    }
}
