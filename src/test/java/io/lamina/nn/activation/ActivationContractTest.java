package io.lamina.nn.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.nn.DefaultKinds;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationContractTest {
    /** The textbook formulas, in double; a kind without one fails. */
    private static final Map<Class<?>, DoubleUnaryOperator> FORMULAS = Map.of(
            Identity.class, x -> x,
            Relu.class, x -> x > 0 ? x : 0,
            LeakyRelu.class, x -> x > 0 ? x : 0.01 * x,
            Sigmoid.class, x -> 1 / (1 + Math.exp(-x)),
            Tanh.class, Math::tanh);

    static Stream<Activation> kinds() {
        return DefaultKinds.of(Activation.class);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void forwardIsTheFormula(Activation activation) {
        float[] inputs = grid();
        float[] outputs = new float[inputs.length];
        activation.forward(inputs, outputs, inputs.length);
        DoubleUnaryOperator formula = formulaOf(activation);
        for (int i = 0; i < inputs.length; i++) {
            double expected = formula.applyAsDouble(inputs[i]);
            assertThat((double) outputs[i])
                    .as("f(%s)", inputs[i])
                    .isCloseTo(expected, within(5e-7 * Math.max(1, Math.abs(expected))));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void backwardIsTheCentralDifferenceOfTheFormula(Activation activation) {
        float[] inputs = grid();
        float[] outputs = new float[inputs.length];
        activation.forward(inputs, outputs, inputs.length);
        float[] gradients = new float[inputs.length];
        Arrays.fill(gradients, 3f);
        activation.backward(inputs, outputs, gradients, inputs.length);
        DoubleUnaryOperator formula = formulaOf(activation);
        double step = 1e-5;
        for (int i = 0; i < inputs.length; i++) {
            double x = inputs[i];
            double slope = (formula.applyAsDouble(x + step) - formula.applyAsDouble(x - step)) / (2 * step);
            assertThat((double) gradients[i]).as("3·f′(%s)", x).isCloseTo(3 * slope, within(4e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void inPlaceGivesTheSameBits(Activation activation) {
        float[] inputs = grid();
        float[] outputs = new float[inputs.length];
        activation.forward(inputs, outputs, inputs.length);
        activation.forward(inputs, inputs, inputs.length);
        assertThat(inputs).isEqualTo(outputs);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void valuesBeyondTheCountStay(Activation activation) {
        float[] outputs = {7f, 7f};
        activation.forward(new float[] {0.5f, 0.5f}, outputs, 1);
        float[] gradients = {7f, 7f};
        activation.backward(new float[] {0.5f, 0.5f}, new float[] {0.1f, 0.1f}, gradients, 1);
        assertThat(outputs[1]).isEqualTo(7f);
        assertThat(gradients[1]).isEqualTo(7f);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aNaNIsNotHidden(Activation activation) {
        float[] values = {Float.NaN};
        float[] gradients = {1f};
        activation.forward(values, values, 1);
        assertThat(values[0]).isNaN();
        activation.backward(values, values, gradients, 1);
        activation.backward(values, values, values, 1);
        assertThat(values[0]).isNaN();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void farOutItStaysFinite(Activation activation) {
        float[] inputs = {-1e30f, 1e30f};
        float[] outputs = new float[2];
        float[] gradients = {1f, 1f};
        activation.forward(inputs, outputs, 2);
        activation.backward(inputs, outputs, gradients, 2);
        for (int i = 0; i < 2; i++) {
            assertThat(outputs[i]).isFinite();
            assertThat(gradients[i]).isFinite().isBetween(-0.1f, 1.1f);
        }
    }

    private static DoubleUnaryOperator formulaOf(Activation activation) {
        return Objects.requireNonNull(FORMULAS.get(activation.getClass()), () -> "no formula for " + activation);
    }

    /** −12 … 12 without 0, where some kinds have a kink. */
    private static float[] grid() {
        float[] values = new float[2_400];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i - 1_200 + 0.5f) / 100f;
        }
        return values;
    }
}
