package io.lamina.nn.optimizer;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Steps in the units of the parameters themselves. With gradient {@code g ← g + weightDecay·p}:
 *
 * <pre>
 *   s ← rho·s + (1 − rho)·g²
 *   d = √(u + epsilon) / √(s + epsilon) · g
 *   u ← rho·u + (1 − rho)·d²
 *   p ← p − learningRate·d
 * </pre>
 *
 * <p>Source: Zeiler, "ADADELTA: An Adaptive Learning Rate Method", 2012, algorithm 1, as PyTorch's {@code Adadelta}; the paper's learning rate
 * is 1. State: {@code s} and {@code u}, zero at the start.
 */
@Kind(
        formula = "d = sqrt(u + epsilon) / sqrt(s + epsilon) * g; p = p - learningRate * d",
        use = "Without a learning rate to tune; starts slowly.")
public record Adadelta(
        @Setting(
                doc = Settings.LEARNING_RATE,
                defaultValue = "null",
                nullWords = "auto",
                min = 0,
                exclusiveMin = true,
                max = 1000,
                example = "1.0")
        @Nullable
        Double learningRate,

        @Setting(
                doc = "Decay of the running means of squares.",
                defaultValue = "0.9",
                min = 0,
                max = 1,
                exclusiveMax = true)
        double rho,

        @Setting(doc = Settings.EPSILON, defaultValue = "1e-6", min = 1e-30, max = 1)
        double epsilon,

        @Setting(doc = Settings.COUPLED_DECAY, defaultValue = "0.0", min = 0, max = 1000)
        double weightDecay)
        implements OptimizerSpec {
    public Adadelta {
        Settings.checkLearningRate(learningRate);
        Settings.checkFraction("rho", rho);
        Settings.checkEpsilon(epsilon);
        Settings.checkWeightDecay(weightDecay);
    }

    @Override
    public double usualLearningRate() {
        return 1.0;
    }

    @Override
    public Adadelta withLearningRate(double rate) {
        return new Adadelta(rate, rho, epsilon, weightDecay);
    }

    @Override
    public Optimizer build(int parameterCount) {
        return new State(this, parameterCount);
    }

    private static final class State implements Optimizer {
        private final Adadelta spec;
        private final float[] square;
        private final float[] stepSquare;
        private final List<float[]> state;
        private float rate;

        State(Adadelta spec, int parameterCount) {
            this.spec = spec;
            square = new float[parameterCount];
            stepSquare = new float[parameterCount];
            state = List.of(square, stepSquare);
        }

        @Override
        public void beginStep(double learningRate) {
            rate = (float) learningRate;
        }

        @Override
        public void update(float[] parameters, float[] gradients, int from, int count) {
            int end = from + count;
            float keep = (float) spec.rho;
            float add = (float) (1.0 - spec.rho);
            float floor = (float) spec.epsilon;
            float shrink = (float) spec.weightDecay;
            float step = rate;
            float[] squares = square;
            float[] steps = stepSquare;
            for (int i = from; i < end; i++) {
                float p = parameters[i];
                float g = gradients[i] + shrink * p;
                float s = keep * squares[i] + add * g * g;
                float u = steps[i];
                float d = (float) Math.sqrt(u + floor) / (float) Math.sqrt(s + floor) * g;
                squares[i] = s;
                steps[i] = keep * u + add * d * d;
                parameters[i] = p - step * d;
            }
        }

        @Override
        public List<float[]> state() {
            return state;
        }

        @Override
        public double[] scalars() {
            return new double[0];
        }

        @Override
        public void restore(double[] scalars) {
            Settings.checkScalars(scalars, 0);
        }
    }
}
