package io.lamina.nn.optimizer;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adam with the largest gradient in place of the mean square. In step t with gradient {@code g ← g + weightDecay·p}:
 *
 * <pre>
 *   m ← beta1·m + (1 − beta1)·g
 *   u ← max(beta2·u, |g| + epsilon)
 *   p ← p − learningRate / (1 − beta1ᵗ) · m / u
 * </pre>
 *
 * <p>Source: Kingma and Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015, algorithm 2, as PyTorch's {@code Adamax}, which adds
 * epsilon to |g|. State: {@code m} and {@code u}, zero at the start.
 */
@Kind(
        formula = "u = max(beta2 * u, abs(g) + epsilon); p = p - learningRate * mHat / u",
        use = "For gradients with rare large values, such as those of embeddings.")
public record Adamax(
        @Setting(
                doc = Settings.LEARNING_RATE,
                defaultValue = "null",
                nullWords = "auto",
                min = 0,
                exclusiveMin = true,
                max = 1000,
                example = "0.002")
        @Nullable
        Double learningRate,

        @Setting(doc = Settings.BETA1, defaultValue = "0.9", min = 0, max = 1, exclusiveMax = true)
        double beta1,

        @Setting(doc = "Decay of the largest gradient.", defaultValue = "0.999", min = 0, max = 1, exclusiveMax = true)
        double beta2,

        @Setting(doc = Settings.EPSILON, defaultValue = "1e-8", min = 1e-30, max = 1)
        double epsilon,

        @Setting(doc = Settings.COUPLED_DECAY, defaultValue = "0.0", min = 0, max = 1000)
        double weightDecay)
        implements OptimizerSpec {
    public Adamax {
        Settings.checkLearningRate(learningRate);
        Settings.checkFraction("beta1", beta1);
        Settings.checkFraction("beta2", beta2);
        Settings.checkEpsilon(epsilon);
        Settings.checkWeightDecay(weightDecay);
    }

    @Override
    public double usualLearningRate() {
        return 0.002;
    }

    @Override
    public Adamax withLearningRate(double rate) {
        return new Adamax(rate, beta1, beta2, epsilon, weightDecay);
    }

    @Override
    public Optimizer build(int parameterCount) {
        return new State(this, parameterCount);
    }

    private static final class State implements Optimizer {
        private final Adamax spec;
        private final float[] mean;
        private final float[] largest;
        private final List<float[]> state;
        private long step;
        private float stepSize;

        State(Adamax spec, int parameterCount) {
            this.spec = spec;
            mean = new float[parameterCount];
            largest = new float[parameterCount];
            state = List.of(mean, largest);
        }

        @Override
        public void beginStep(double learningRate) {
            step++;
            stepSize = (float) (learningRate / (1.0 - Math.pow(spec.beta1, (double) step)));
        }

        @Override
        public void update(float[] parameters, float[] gradients, int from, int count) {
            int end = from + count;
            float keepMean = (float) spec.beta1;
            float addMean = (float) (1.0 - spec.beta1);
            float keepLargest = (float) spec.beta2;
            float floor = (float) spec.epsilon;
            float shrink = (float) spec.weightDecay;
            float rate = stepSize;
            float[] means = mean;
            float[] peaks = largest;
            for (int i = from; i < end; i++) {
                float p = parameters[i];
                float g = gradients[i] + shrink * p;
                float m = keepMean * means[i] + addMean * g;
                float u = Math.max(keepLargest * peaks[i], Math.abs(g) + floor);
                means[i] = m;
                peaks[i] = u;
                parameters[i] = p - rate * m / u;
            }
        }

        @Override
        public List<float[]> state() {
            return state;
        }

        @Override
        public double[] scalars() {
            return new double[] {step};
        }

        @Override
        public void restore(double[] scalars) {
            Settings.checkScalars(scalars, 1);
            step = (long) scalars[0];
        }
    }
}
