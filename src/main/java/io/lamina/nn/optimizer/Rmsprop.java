package io.lamina.nn.optimizer;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Divides the gradient by a running root of its mean square. With gradient {@code g ← g + weightDecay·p}:
 *
 * <pre>
 *   s ← alpha·s + (1 − alpha)·g²
 *   a ← alpha·a + (1 − alpha)·g                        (used only where centered)
 *   b ← momentum·b + g / (√(s − a²) + epsilon)
 *   p ← p − learningRate·b
 * </pre>
 *
 * <p>Source: Tieleman and Hinton, "Lecture 6.5: RMSProp", 2012; centered: Graves, "Generating Sequences With Recurrent Neural Networks", 2013,
 * eq. 38 to 41. As PyTorch's {@code RMSprop}: epsilon stands outside the root. Where we differ: {@code s − a²}, which is never negative but
 * for rounding, is cut at zero, where PyTorch may yield NaN. State: {@code s}, {@code a} and {@code b}, zero at the start.
 */
@Kind(
        formula = "s = alpha * s + (1 - alpha) * g^2; p = p - learningRate * g / (sqrt(s) + epsilon)",
        use = "For gradients whose scale changes in training; adam is usually as good.")
public record Rmsprop(
        @Setting(
                doc = Settings.LEARNING_RATE,
                defaultValue = "null",
                nullWords = "auto",
                min = 0,
                exclusiveMin = true,
                max = 1000,
                example = "0.01")
        @Nullable
        Double learningRate,

        @Setting(
                doc = "Decay of the squared gradient's running mean.",
                defaultValue = "0.99",
                min = 0,
                max = 1,
                exclusiveMax = true)
        double alpha,

        @Setting(
                doc = "Share of the velocity that the next step keeps.",
                defaultValue = "0.0",
                min = 0,
                max = 1,
                exclusiveMax = true)
        double momentum,

        @Setting(
                doc = "Whether to divide by the deviation of the gradient instead of its root mean square.",
                defaultValue = "false")
        boolean centered,

        @Setting(doc = Settings.EPSILON, defaultValue = "1e-8", min = 1e-30, max = 1)
        double epsilon,

        @Setting(doc = Settings.COUPLED_DECAY, defaultValue = "0.0", min = 0, max = 1000)
        double weightDecay)
        implements OptimizerSpec {
    public Rmsprop {
        Settings.checkLearningRate(learningRate);
        Settings.checkFraction("alpha", alpha);
        Settings.checkFraction("momentum", momentum);
        Settings.checkEpsilon(epsilon);
        Settings.checkWeightDecay(weightDecay);
    }

    @Override
    public double usualLearningRate() {
        return 0.01;
    }

    @Override
    public Rmsprop withLearningRate(double rate) {
        return new Rmsprop(rate, alpha, momentum, centered, epsilon, weightDecay);
    }

    @Override
    public Optimizer build(int parameterCount) {
        return new State(this, parameterCount);
    }

    private static final class State implements Optimizer {
        private final Rmsprop spec;
        private final float[] square;

        /** Both empty unless one of them is needed. */
        private final float[] mean;

        private final float[] velocity;
        private final List<float[]> state;
        private float rate;

        State(Rmsprop spec, int parameterCount) {
            this.spec = spec;
            boolean simple = spec.momentum == 0 && !spec.centered;
            square = new float[parameterCount];
            mean = new float[simple ? 0 : parameterCount];
            velocity = new float[simple ? 0 : parameterCount];
            state = simple ? List.of(square) : List.of(square, mean, velocity);
        }

        @Override
        public void beginStep(double learningRate) {
            rate = (float) learningRate;
        }

        @Override
        public void update(float[] parameters, float[] gradients, int from, int count) {
            if (mean.length == 0) {
                simple(parameters, gradients, from, from + count);
            } else {
                full(parameters, gradients, from, from + count);
            }
        }

        private void simple(float[] parameters, float[] gradients, int from, int end) {
            float keep = (float) spec.alpha;
            float add = (float) (1.0 - spec.alpha);
            float floor = (float) spec.epsilon;
            float shrink = (float) spec.weightDecay;
            float step = rate;
            float[] squares = square;
            for (int i = from; i < end; i++) {
                float p = parameters[i];
                float g = gradients[i] + shrink * p;
                float s = keep * squares[i] + add * g * g;
                squares[i] = s;
                parameters[i] = p - step * g / ((float) Math.sqrt(s) + floor);
            }
        }

        private void full(float[] parameters, float[] gradients, int from, int end) {
            float keep = (float) spec.alpha;
            float add = (float) (1.0 - spec.alpha);
            float floor = (float) spec.epsilon;
            float shrink = (float) spec.weightDecay;
            float inertia = (float) spec.momentum;
            float center = spec.centered ? 1f : 0f;
            float step = rate;
            float[] squares = square;
            float[] means = mean;
            float[] velocities = velocity;
            for (int i = from; i < end; i++) {
                float p = parameters[i];
                float g = gradients[i] + shrink * p;
                float s = keep * squares[i] + add * g * g;
                float a = keep * means[i] + add * g;
                float variance = Math.max(0f, s - center * a * a);
                float b = inertia * velocities[i] + g / ((float) Math.sqrt(variance) + floor);
                squares[i] = s;
                means[i] = a;
                velocities[i] = b;
                parameters[i] = p - step * b;
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
