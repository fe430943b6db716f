package io.lamina.nn.optimizer;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adaptive gradient: every parameter's rate falls with the squares of its own gradients. With gradient {@code g ← g + weightDecay·p}:
 *
 * <pre>
 *   s ← s + g²
 *   p ← p − learningRate · g / (√s + epsilon)
 * </pre>
 *
 * <p>Source: Duchi, Hazan, Singer, "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization", JMLR 2011, as PyTorch's
 * {@code Adagrad} without its {@code lr_decay}, for which there are schedules. State: {@code s}, zero at the start (Keras: 0.1).
 */
@Kind(
        formula = "s = s + g^2; p = p - learningRate * g / (sqrt(s) + epsilon)",
        use = "For sparse inputs, such as many rare categories; slows down by itself.")
public record Adagrad(
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

        @Setting(doc = Settings.EPSILON, defaultValue = "1e-10", min = 1e-30, max = 1)
        double epsilon,

        @Setting(doc = Settings.COUPLED_DECAY, defaultValue = "0.0", min = 0, max = 1000)
        double weightDecay)
        implements OptimizerSpec {
    public Adagrad {
        Settings.checkLearningRate(learningRate);
        Settings.checkEpsilon(epsilon);
        Settings.checkWeightDecay(weightDecay);
    }

    @Override
    public double usualLearningRate() {
        return 0.01;
    }

    @Override
    public Adagrad withLearningRate(double rate) {
        return new Adagrad(rate, epsilon, weightDecay);
    }

    @Override
    public Optimizer build(int parameterCount) {
        return new State(this, parameterCount);
    }

    private static final class State implements Optimizer {
        private final float epsilon;
        private final float decay;
        private final float[] sum;
        private final List<float[]> state;
        private float rate;

        State(Adagrad spec, int parameterCount) {
            epsilon = (float) spec.epsilon;
            decay = (float) spec.weightDecay;
            sum = new float[parameterCount];
            state = List.of(sum);
        }

        @Override
        public void beginStep(double learningRate) {
            rate = (float) learningRate;
        }

        @Override
        public void update(float[] parameters, float[] gradients, int from, int count) {
            int end = from + count;
            float floor = epsilon;
            float shrink = decay;
            float step = rate;
            float[] sums = sum;
            for (int i = from; i < end; i++) {
                float p = parameters[i];
                float g = gradients[i] + shrink * p;
                float s = sums[i] + g * g;
                sums[i] = s;
                parameters[i] = p - step * g / ((float) Math.sqrt(s) + floor);
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
