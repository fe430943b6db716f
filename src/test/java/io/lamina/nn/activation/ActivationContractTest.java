package io.lamina.nn.activation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.nn.DefaultKinds;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationContractTest {
    /**
     * The textbook formulas, in double, and the largest errors that the kinds' own Javadoc states for f (relative where |f| > 1) and for f′;
     * a kind without them fails.
     */
    private record Truth(DoubleUnaryOperator formula, double error, double slopeError) {}

    private static final Map<Class<?>, Truth> TRUTHS = Map.ofEntries(
            Map.entry(Identity.class, new Truth(x -> x, 0, 0)),
            Map.entry(Relu.class, new Truth(x -> x > 0 ? x : 0, 0, 0)),
            Map.entry(LeakyRelu.class, new Truth(x -> x > 0 ? x : 0.01 * x, 1e-7, 1e-9)),
            Map.entry(Elu.class, new Truth(x -> x > 0 ? x : Math.expm1(x), 2e-7, 2e-7)),
            Map.entry(
                    Selu.class,
                    new Truth(x -> 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x)), 4e-7, 5e-7)),
            Map.entry(Gelu.class, new Truth(x -> x * phi(x), 4e-7, 4e-7)),
            Map.entry(Silu.class, new Truth(x -> x / (1 + Math.exp(-x)), 2e-7, 3e-6)),
            Map.entry(Softplus.class, new Truth(x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), 3e-7, 3e-7)),
            Map.entry(Sigmoid.class, new Truth(x -> 1 / (1 + Math.exp(-x)), 3e-7, 3e-7)),
            Map.entry(Tanh.class, new Truth(Math::tanh, 4e-7, 8e-7)),
            Map.entry(HardSigmoid.class, new Truth(x -> Math.min(Math.max(x + 3, 0), 6) / 6, 1e-7, 1e-8)),
            Map.entry(Mish.class, new Truth(x -> x * Math.tanh(Math.log1p(Math.exp(x))), 4e-7, 3e-6)));

    static Stream<Activation> kinds() {
        return DefaultKinds.of(Activation.class);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void forwardIsTheFormulaWithinTheStatedError(Activation activation) {
        float[] inputs = grid();
        float[] outputs = new float[inputs.length];
        activation.forward(inputs, outputs, inputs.length);
        Truth truth = truthOf(activation);
        double worst = 0;
        float at = 0;
        for (int i = 0; i < inputs.length; i++) {
            double expected = truth.formula.applyAsDouble(inputs[i]);
            double error = Math.abs(outputs[i] - expected) / Math.max(1, Math.abs(expected));
            at = error > worst ? inputs[i] : at;
            worst = Math.max(worst, error);
        }
        assertThat(worst).as("error of f(%s)", at).isLessThanOrEqualTo(truth.error);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void backwardIsTheCentralDifferenceOfTheFormula(Activation activation) {
        float[] inputs = grid();
        float[] outputs = new float[inputs.length];
        activation.forward(inputs, outputs, inputs.length);
        float[] gradients = new float[inputs.length];
        Arrays.fill(gradients, 2f);
        activation.backward(inputs, outputs, gradients, inputs.length);
        Truth truth = truthOf(activation);
        double worst = 0;
        float at = 0;
        for (int i = 0; i < inputs.length; i++) {
            double error = Math.abs(gradients[i] / 2.0 - slope(truth.formula, inputs[i]));
            at = error > worst ? inputs[i] : at;
            worst = Math.max(worst, error);
        }
        // A central difference of the fourth order, whose own error is below 1e-9.
        assertThat(worst).as("error of f′(%s)", at).isLessThanOrEqualTo(truth.slopeError + 1e-9);
    }

    private static double slope(DoubleUnaryOperator formula, double x) {
        double h = 2e-4;
        double near = formula.applyAsDouble(x + h) - formula.applyAsDouble(x - h);
        double far = formula.applyAsDouble(x + 2 * h) - formula.applyAsDouble(x - 2 * h);
        return (8 * near - far) / (12 * h);
    }

    /** The distribution function of the standard normal: the series of Abramowitz and Stegun 26.2.10 and 26.2.14. */
    private static double phi(double x) {
        double t = Math.abs(x);
        double density = Math.exp(-t * t / 2) / Math.sqrt(2 * Math.PI);
        double upper;
        if (t < 4) {
            double term = t;
            double sum = t;
            for (int n = 1; n < 80; n++) {
                term *= t * t / (2 * n + 1);
                sum += term;
            }
            upper = 0.5 - density * sum;
        } else {
            double fraction = t;
            for (int n = 60; n > 0; n--) {
                fraction = t + n / fraction;
            }
            upper = density / fraction;
        }
        return x > 0 ? 1 - upper : upper;
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

    @ParameterizedTest
    @MethodSource("kinds")
    void autoInitializationFindsAGain(Activation activation) {
        assertThat(activation.gain()).isNotNull();
    }

    private static Truth truthOf(Activation activation) {
        return Objects.requireNonNull(TRUTHS.get(activation.getClass()), () -> "no formula for " + activation);
    }

    /** −25 … 25, densely, without the places where some kinds have a kink. */
    private static float[] grid() {
        float[] values = new float[50_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i - 25_000 + 0.5f) / 1000f;
        }
        return values;
    }
}
