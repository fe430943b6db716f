package io.lamina.nn.optimizer;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evolved sign momentum: every parameter moves by the learning rate, up or down. With gradient g:
 *
 * <pre>
 *   c = beta1·m + (1 − beta1)·g
 *   p ← p − learningRate · (sign(c) + weightDecay·p)
 *   m ← beta2·m + (1 − beta2)·g
 * </pre>
 *
 * <p>Source: Chen et al., "Symbolic Discovery of Optimization Algorithms", NeurIPS 2023, algorithm 2. Weight decay is decoupled. State:
 * {@code m}, zero at the start: half of Adam's.
 */
@Kind(
        formula = "p = p - learningRate * (sign(beta1 * m + (1 - beta1) * g) + weightDecay * p)",
        use = "For larger networks and batches, with a rate three to ten times smaller than for adam.")
public record Lion(
        @Setting(
                doc = Settings.LEARNING_RATE,
                defaultValue = "null",
                nullWords = "auto",
                min = 0,
                exclusiveMin = true,
                max = 1000,
                example = "0.0001")
        @Nullable
        Double learningRate,

        @Setting(
                doc = "Share of the running mean in the direction of a step.",
                defaultValue = "0.9",
                min = 0,
                max = 1,
                exclusiveMax = true)
        double beta1,

        @Setting(doc = Settings.BETA1, defaultValue = "0.99", min = 0, max = 1, exclusiveMax = true)
        double beta2,

        @Setting(doc = Settings.DECOUPLED_DECAY, defaultValue = "0.0", min = 0, max = 1000)
        double weightDecay)
        implements OptimizerSpec {
    public Lion {
        Settings.checkLearningRate(learningRate);
        Settings.checkFraction("beta1", beta1);
        Settings.checkFraction("beta2", beta2);
        Settings.checkWeightDecay(weightDecay);
    }

    @Override
    public double usualLearningRate() {
        return 0.0001;
    }

    @Override
    public Lion withLearningRate(double rate) {
        return new Lion(rate, beta1, beta2, weightDecay);
    }

    @Override
    public Optimizer build(int parameterCount) {
        return new State(this, parameterCount);
    }

    private static final class State implements Optimizer {
        private final Lion spec;
        private final float[] mean;
        private final List<float[]> state;
        private float rate;
        private float kept;

        State(Lion spec, int parameterCount) {
            this.spec = spec;
            mean = new float[parameterCount];
            state = List.of(mean);
        }

        @Override
        public void beginStep(double learningRate) {
            rate = (float) learningRate;
            kept = (float) (1.0 - learningRate * spec.weightDecay);
        }

        @Override
        public void update(float[] parameters, float[] gradients, int from, int count) {
            int end = from + count;
            float ofMean = (float) spec.beta1;
            float ofGradient = (float) (1.0 - spec.beta1);
            float keepMean = (float) spec.beta2;
            float addMean = (float) (1.0 - spec.beta2);
            float keep = kept;
            float step = rate;
            float[] means = mean;
            for (int i = from; i < end; i++) {
                float g = gradients[i];
                float m = means[i];
                means[i] = keepMean * m + addMean * g;
                parameters[i] = keep * parameters[i] - step * Math.signum(ofMean * m + ofGradient * g);
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
