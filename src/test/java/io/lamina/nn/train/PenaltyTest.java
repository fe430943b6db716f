package io.lamina.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lamina.nn.activation.Tanh;
import io.lamina.nn.network.Network;
import io.lamina.nn.network.PlacedBlock;
import org.junit.jupiter.api.Test;

class PenaltyTest {
    @Test
    void addsSignAndValueOfEveryWeightAndLeavesBiasesAlone() {
        Network network = Network.create(Tables.layers(new Tanh(), 0, 50), 60, 3, 1);
        float[] parameters = Tables.parameters(network);
        for (PlacedBlock block : network.blocks()) {
            parameters[block.offset()] = 0.5f;
        }
        network.parameters().write(0, parameters, 0, parameters.length);
        float[] gradients = new float[parameters.length];
        new Penalty(new Regularization(0.1, 0.01), network).addTo(gradients);
        for (PlacedBlock block : network.blocks()) {
            for (int i = block.offset(); i < block.offset() + block.size(); i++) {
                float w = parameters[i];
                float expected = block.isPenalized() ? 0.1f * Math.signum(w) + 0.01f * w : 0f;
                assertThat(gradients[i]).isCloseTo(expected, within(1e-8f));
            }
        }
    }

    @Test
    void refusesAPenaltyOutsideItsRange() {
        assertThatThrownBy(() -> new Regularization(-1, 0))
                .hasMessage("regularization.l1 must be between 0 and 1000, got -1.0");
        assertThatThrownBy(() -> new Regularization(0, Double.NaN)).hasMessageContaining("regularization.l2");
    }
}
