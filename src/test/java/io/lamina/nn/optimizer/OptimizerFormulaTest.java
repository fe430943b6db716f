package io.lamina.nn.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.nn.DefaultKinds;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind against its paper's formula as PyTorch computes it, written out once more in double and for one parameter. */
class OptimizerFormulaTest {
    private static final int STEPS = 40;
    private static final double RATE = 0.02;

    /** What a formula says the parameter is after a step t with gradient g; it remembers what it must. */
    @FunctionalInterface
    interface Formula {
        double next(int t, double p, double g);
    }

    record Case(OptimizerSpec spec, Formula formula) {
        @Override
        public String toString() {
            return spec.toString();
        }
    }

    static Stream<Case> kinds() {
        return Stream.of(
                new Case(new Sgd(RATE, 0.9, true, 0.1), sgd(0.9, true, 0.1)),
                new Case(new Sgd(RATE, 0, false, 0.1), sgd(0, false, 0.1)),
                new Case(new Adagrad(RATE, 1e-10, 0), adagrad(1e-10, 0)),
                new Case(new Adagrad(RATE, 0.1, 0.2), adagrad(0.1, 0.2)),
                new Case(new Adadelta(RATE, 0.9, 1e-6, 0), adadelta(0.9, 1e-6, 0)),
                new Case(new Adadelta(RATE, 0.5, 1e-2, 0.2), adadelta(0.5, 1e-2, 0.2)),
                new Case(new Rmsprop(RATE, 0.99, 0, false, 1e-8, 0), rmsprop(0.99, 0, false, 1e-8, 0)),
                new Case(new Rmsprop(RATE, 0.9, 0, false, 1e-2, 0.2), rmsprop(0.9, 0, false, 1e-2, 0.2)),
                new Case(new Rmsprop(RATE, 0.9, 0.8, false, 1e-2, 0.2), rmsprop(0.9, 0.8, false, 1e-2, 0.2)),
                new Case(new Rmsprop(RATE, 0.9, 0, true, 1e-8, 0.1), rmsprop(0.9, 0, true, 1e-8, 0.1)),
                new Case(new Rmsprop(RATE, 0.8, 0.5, true, 1e-3, 0), rmsprop(0.8, 0.5, true, 1e-3, 0)),
                new Case(new Adam(RATE, 0.9, 0.999, 1e-8, 0), adam(0.9, 0.999, 1e-8, 0, 0, false)),
                new Case(new Adam(RATE, 0.8, 0.9, 1e-3, 0.1, true), adam(0.8, 0.9, 1e-3, 0.1, 0, true)),
                new Case(new Adamw(RATE, 0.9, 0.999, 1e-8, 0.5, false), adam(0.9, 0.999, 1e-8, 0, 0.5, false)),
                new Case(new Adamw(RATE, 0.8, 0.9, 1e-3, 0.1, true), adam(0.8, 0.9, 1e-3, 0, 0.1, true)),
                new Case(new Nadam(RATE, 0.9, 0.999, 1e-8, 0.004, 0), nadam(0.9, 0.999, 1e-8, 0.004, 0)),
                new Case(new Nadam(RATE, 0.8, 0.9, 1e-2, 0.1, 0.2), nadam(0.8, 0.9, 1e-2, 0.1, 0.2)),
                new Case(new Adamax(RATE, 0.9, 0.999, 1e-8, 0), adamax(0.9, 0.999, 1e-8, 0)),
                new Case(new Adamax(RATE, 0.5, 0.6, 1e-1, 0.3), adamax(0.5, 0.6, 1e-1, 0.3)),
                new Case(new Lion(RATE, 0.9, 0.99, 0), lion(0.9, 0.99, 0)),
                new Case(new Lion(RATE, 0.5, 0.7, 0.5), lion(0.5, 0.7, 0.5)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void followsTheFormulaInDouble(Case kind) {
        Optimizer optimizer = kind.spec.build(2);
        float[] parameters = {7f, 1.5f};
        double expected = 1.5;
        for (int t = 1; t <= STEPS; t++) {
            double rate = RATE / t;
            float gradient = (float) (Math.cos(1.7 * t) + 0.3);
            optimizer.beginStep(rate);
            optimizer.update(parameters, new float[] {100f, gradient}, 1, 1);
            // A formula yields a change at rate 1, so that a schedule is seen to act at once.
            expected = kind.formula.next(t, expected, gradient) * rate + expected;
            assertThat((double) parameters[1]).as("after step %d", t).isCloseTo(expected, within(3e-6));
        }
        assertThat(parameters[0]).as("a parameter outside the piece").isEqualTo(7f);
    }

    @Test
    void noKindIsWithoutItsFormula() {
        List<Class<?>> covered =
                kinds().<Class<?>>map(kind -> kind.spec.getClass()).distinct().toList();
        assertThat(DefaultKinds.of(OptimizerSpec.class)
                        .<Class<?>>map(OptimizerSpec::getClass)
                        .toList())
                .containsExactlyInAnyOrderElementsOf(covered);
    }

    private static Formula sgd(double momentum, boolean nesterov, double decay) {
        double[] v = new double[1];
        return (t, p, gradient) -> {
            double g = gradient + decay * p;
            v[0] = momentum * v[0] + g;
            return -(nesterov ? g + momentum * v[0] : v[0]);
        };
    }

    private static Formula adagrad(double epsilon, double decay) {
        double[] s = new double[1];
        return (t, p, gradient) -> {
            double g = gradient + decay * p;
            s[0] += g * g;
            return -g / (Math.sqrt(s[0]) + epsilon);
        };
    }

    private static Formula adadelta(double rho, double epsilon, double decay) {
        double[] state = new double[2];
        return (t, p, gradient) -> {
            double g = gradient + decay * p;
            state[0] = rho * state[0] + (1 - rho) * g * g;
            double delta = Math.sqrt(state[1] + epsilon) / Math.sqrt(state[0] + epsilon) * g;
            state[1] = rho * state[1] + (1 - rho) * delta * delta;
            return -delta;
        };
    }

    private static Formula rmsprop(double alpha, double momentum, boolean centered, double epsilon, double decay) {
        double[] state = new double[3];
        return (t, p, gradient) -> {
            double g = gradient + decay * p;
            state[0] = alpha * state[0] + (1 - alpha) * g * g;
            state[1] = alpha * state[1] + (1 - alpha) * g;
            double variance = centered ? state[0] - state[1] * state[1] : state[0];
            state[2] = momentum * state[2] + g / (Math.sqrt(variance) + epsilon);
            return -state[2];
        };
    }

    private static Formula adam(
            double beta1, double beta2, double epsilon, double coupled, double decoupled, boolean amsgrad) {
        double[] state = new double[3];
        return (t, p, gradient) -> {
            double g = gradient + coupled * p;
            state[0] = beta1 * state[0] + (1 - beta1) * g;
            state[1] = beta2 * state[1] + (1 - beta2) * g * g;
            state[2] = Math.max(state[2], state[1]);
            double mean = state[0] / (1 - Math.pow(beta1, t));
            double square = (amsgrad ? state[2] : state[1]) / (1 - Math.pow(beta2, t));
            return -mean / (Math.sqrt(square) + epsilon) - decoupled * p;
        };
    }

    private static Formula nadam(double beta1, double beta2, double epsilon, double momentumDecay, double decay) {
        double[] state = {0, 0, 1};
        return (t, p, gradient) -> {
            double g = gradient + decay * p;
            double momentum = beta1 * (1 - 0.5 * Math.pow(0.96, t * momentumDecay));
            double next = beta1 * (1 - 0.5 * Math.pow(0.96, (t + 1) * momentumDecay));
            state[0] = beta1 * state[0] + (1 - beta1) * g;
            state[1] = beta2 * state[1] + (1 - beta2) * g * g;
            state[2] *= momentum;
            double denominator = Math.sqrt(state[1] / (1 - Math.pow(beta2, t))) + epsilon;
            return -((1 - momentum) / (1 - state[2]) * g + next / (1 - state[2] * momentum * next) * state[0])
                    / denominator;
        };
    }

    private static Formula adamax(double beta1, double beta2, double epsilon, double decay) {
        double[] state = new double[2];
        return (t, p, gradient) -> {
            double g = gradient + decay * p;
            state[0] = beta1 * state[0] + (1 - beta1) * g;
            state[1] = Math.max(beta2 * state[1], Math.abs(g) + epsilon);
            return -state[0] / ((1 - Math.pow(beta1, t)) * state[1]);
        };
    }

    private static Formula lion(double beta1, double beta2, double decay) {
        double[] m = new double[1];
        return (t, p, g) -> {
            double direction = Math.signum(beta1 * m[0] + (1 - beta1) * g);
            m[0] = beta2 * m[0] + (1 - beta2) * g;
            return -direction - decay * p;
        };
    }
}
