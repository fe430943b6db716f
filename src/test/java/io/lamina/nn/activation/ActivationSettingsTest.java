package io.lamina.nn.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ActivationSettingsTest {
    @Test
    void alphaIsWhatEluTendsToFarBelowZero() {
        assertThat(forward(new Elu(2.5), -60f)).isCloseTo(-2.5f, within(5e-7f));
        assertThat(forward(new Elu(2.5), -1f)).isCloseTo((float) (2.5 * Math.expm1(-1)), within(5e-7f));
        assertThat(slope(new Elu(2.5), 0f)).isEqualTo(2.5f);
        assertThat(slope(new Elu(2.5), 3f)).isEqualTo(1f);
        assertThat(slope(new Elu(2.5), -1f)).isCloseTo((float) (2.5 * Math.exp(-1)), within(5e-7f));
    }

    @Test
    void eluKeepsTinyValues() {
        assertThat((double) forward(new Elu(1), -1e-6f)).isCloseTo(-1e-6, within(1e-11));
    }

    @Test
    void betaSharpensTheBendOfSoftplus() {
        assertThat((double) forward(new Softplus(4), 0.3f)).isCloseTo(Math.log1p(Math.exp(1.2)) / 4, within(2e-7));
        assertThat((double) forward(new Softplus(0.5), -3f)).isCloseTo(Math.log1p(Math.exp(-1.5)) / 0.5, within(6e-7));
        assertThat((double) slope(new Softplus(4), 0.3f)).isCloseTo(1 / (1 + Math.exp(-1.2)), within(3e-7));
    }

    @Test
    void theHardSigmoidIsFlatFromThreeOn() {
        assertThat(forward(new HardSigmoid(), -3f)).isZero();
        assertThat(forward(new HardSigmoid(), 3f)).isEqualTo(1f);
        assertThat(slope(new HardSigmoid(), -3f)).isZero();
        assertThat(slope(new HardSigmoid(), 3f)).isZero();
        assertThat(slope(new HardSigmoid(), 0f)).isEqualTo(1f / 6f);
    }

    @Test
    void slopesAtZeroAreThoseOfPyTorch() {
        assertThat(slope(new Relu(), 0f)).isZero();
        assertThat(slope(new Elu(1), 0f)).isEqualTo(1f);
        assertThat(slope(new Selu(), 0f)).isCloseTo(1.7580993f, within(2e-7f));
        assertThat(slope(new Gelu(), 0f)).isEqualTo(0.5f);
        assertThat(slope(new Silu(), 0f)).isEqualTo(0.5f);
        assertThat(slope(new Softplus(1), 0f)).isEqualTo(0.5f);
        assertThat(slope(new Mish(), 0f)).isCloseTo(0.6f, within(1e-7f));
    }

    @Test
    void smoothKindsVanishFarBelowZero() {
        for (Activation activation : new Activation[] {new Gelu(), new Silu(), new Softplus(1), new Mish()}) {
            assertThat(Math.abs(forward(activation, -1e30f)))
                    .as("%s", activation)
                    .isLessThan(1e-7f);
            assertThat(Math.abs(slope(activation, -1e30f))).as("%s", activation).isLessThan(3e-6f);
            assertThat(forward(activation, 1e30f)).as("%s", activation).isEqualTo(1e30f);
        }
    }

    @Test
    void theGainSaysWhichInitializerSuits() {
        assertThat(new Relu().gain()).isEqualTo(Gain.RECTIFIED);
        assertThat(new Gelu().gain()).isEqualTo(Gain.RECTIFIED);
        assertThat(new Selu().gain()).isEqualTo(Gain.SELF_NORMALIZING);
        assertThat(new Tanh().gain()).isEqualTo(Gain.LINEAR);
    }

    @Test
    void refusesSettingsOutsideTheirRange() {
        assertThatThrownBy(() -> new Elu(0)).hasMessage("alpha must be greater than 0 and at most 100, got 0.0");
        assertThatThrownBy(() -> new Elu(101)).hasMessageContaining("101");
        assertThatThrownBy(() -> new Softplus(0)).hasMessage("beta must be between 0.01 and 100, got 0.0");
        assertThatThrownBy(() -> new Softplus(Double.NaN)).hasMessageContaining("NaN");
        assertThat(new Elu(100).alpha()).isEqualTo(100);
        assertThat(new Softplus(0.01).beta()).isEqualTo(0.01);
    }

    private static float forward(Activation activation, float x) {
        float[] outputs = new float[1];
        activation.forward(new float[] {x}, outputs, 1);
        return outputs[0];
    }

    private static float slope(Activation activation, float x) {
        float[] inputs = {x};
        float[] outputs = new float[1];
        float[] gradients = {1f};
        activation.forward(inputs, outputs, 1);
        activation.backward(inputs, outputs, gradients, 1);
        return gradients[0];
    }
}
