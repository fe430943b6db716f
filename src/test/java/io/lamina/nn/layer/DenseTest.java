package io.lamina.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.nn.activation.Identity;
import io.lamina.nn.activation.Relu;
import io.lamina.nn.activation.Tanh;
import io.lamina.nn.initializer.HeUniform;
import io.lamina.nn.initializer.Initializer;
import io.lamina.nn.initializer.XavierUniform;
import io.lamina.nn.linalg.Buffer;
import io.lamina.nn.linalg.Matrix;
import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DenseTest {
    /** Weights [[1, 2], [3, 4], [5, 6]] and biases [0.5, -100], after one float that belongs to somebody else. */
    private final float[] parameters = {9f, 1f, 2f, 3f, 4f, 5f, 6f, 0.5f, -100f};

    private final float[] gradients = new float[9];

    @Test
    void computesActivationOfInputsTimesWeightsPlusBiases() {
        Layer layer = bound(new Dense(2, new Relu(), 0), parameters);
        Buffer outputs = layer.inference(2).run(inputs(), 2);
        assertThat(outputs.values()).containsExactly(22.5f, 0f, 1.5f, 0f);
    }

    @Test
    void goesBackToGradientsOfWeightsBiasesAndInputs() {
        Layer layer = bound(new Dense(2, new Identity(), 0), parameters);
        LayerPass pass = layer.pass(2, new Gradients(gradients, List.of(1, 7)), 0);
        pass.forward(inputs(), 2, 1);
        System.arraycopy(
                new float[] {1f, 10f, 100f, 1000f}, 0, pass.outputGradients().values(), 0, 4);
        Buffer inputGradients = Buffer.allocate(2, 3);
        pass.backward(inputs(), 2, inputGradients);
        assertThat(gradients).containsExactly(0f, 101f, 1010f, 2f, 20f, 3f, 30f, 101f, 1010f);
        assertThat(inputGradients.values()).containsExactly(21f, 43f, 65f, 2100f, 4300f, 6500f);
    }

    @Test
    void aSmallerBatchLeavesNoTraceOfALargerOne() {
        Layer layer = bound(new Dense(2, new Identity(), 0), parameters);
        LayerPass pass = layer.pass(2, new Gradients(gradients, List.of(1, 7)), 0);
        pass.forward(inputs(), 2, 1);
        System.arraycopy(
                new float[] {1f, 10f, 100f, 1000f}, 0, pass.outputGradients().values(), 0, 4);
        pass.backward(inputs(), 1, null);
        assertThat(gradients).containsExactly(0f, 1f, 10f, 2f, 20f, 3f, 30f, 1f, 10f);
    }

    @Test
    void dropoutActsInTrainingOnly() {
        Layer layer = bound(new Dense(2, new Identity(), 0.5), parameters);
        Buffer predicted = layer.inference(2).run(inputs(), 2);
        LayerPass pass = layer.pass(2, new Gradients(gradients, List.of(1, 7)), 7);
        boolean dropped = false;
        for (int step = 1; step <= 10; step++) {
            pass.forward(inputs(), 2, step);
            for (int i = 0; i < 4; i++) {
                // Adding 0 makes −0 plain.
                float value = pass.outputs().values()[i] + 0f;
                assertThat(value).isIn(0f, 2 * predicted.values()[i]);
                dropped |= value == 0f;
            }
        }
        assertThat(dropped).isTrue();
    }

    @Test
    void withoutAnInitializerTheActivationChoosesIt() {
        assertThat(initialized(new Dense(2, new Relu(), 0)))
                .startsWith(drawnBy(new HeUniform()))
                .endsWith(0f, 0f);
        assertThat(initialized(new Dense(2, new Tanh(), 0)))
                .startsWith(drawnBy(new XavierUniform()))
                .endsWith(0f, 0f);
    }

    @Test
    void refusesSettingsOutsideTheirRange() {
        assertThatThrownBy(() -> new Dense(0, new Relu(), 0)).hasMessage("units must be between 1 and 16384, got 0");
        assertThatThrownBy(() -> new Dense(16_385, new Relu(), 0)).hasMessageContaining("got 16385");
        assertThatThrownBy(() -> new Dense(1, new Relu(), 1))
                .hasMessage("dropout must be at least 0 and below 1, got 1.0");
    }

    private static float[] initialized(Dense spec) {
        float[] values = new float[8];
        Arrays.fill(values, 5f);
        spec.bind(3, List.of(Matrix.of(values, 0, 3, 2), Matrix.of(values, 6, 1, 2)))
                .initialize(null, RandomStream.of(1, Purpose.INITIALIZATION, 0));
        return values;
    }

    private static float[] drawnBy(Initializer initializer) {
        float[] weights = new float[6];
        initializer.fill(weights, 3, 2, RandomStream.of(1, Purpose.INITIALIZATION, 0));
        return weights;
    }

    private static Layer bound(Dense spec, float[] parameters) {
        return spec.bind(3, List.of(Matrix.of(parameters, 1, 3, 2), Matrix.of(parameters, 7, 1, 2)));
    }

    private static Buffer inputs() {
        Buffer inputs = Buffer.allocate(2, 3);
        System.arraycopy(new float[] {1f, 2f, 3f, 1f, 0f, 0f}, 0, inputs.values(), 0, 6);
        return inputs;
    }
}
