package io.lamina.nn.optimizer;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adaptive moments, in step t with gradient {@code g ← g + weightDecay·p}:
 *
 * <pre>
 *   m ← beta1·m + (1 − beta1)·g
 *   v ← beta2·v + (1 − beta2)·g²
 *   p ← p − learningRate · (m / (1 − beta1ᵗ)) / (√(v / (1 − beta2ᵗ)) + epsilon)
 * </pre>
 *
 * <p>Source: Kingma and Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015, algorithm 1, as PyTorch's {@code Adam}: epsilon is
 * added after the bias correction of v (the paper's faster form, which Keras uses, adds it before and so differs in the first steps), and
 * weight decay is coupled. State: {@code m} and {@code v}, zero at the start. The corrections are computed in double.
 */
@Kind(
        formula = "p = p - learningRate * mHat / (sqrt(vHat) + epsilon)",
        use = "The default: works on most tables without tuning.")
public record Adam(
        @Setting(
                doc = "How far one step goes; auto: the optimizer's usual rate.",
                defaultValue = "null",
                nullWords = "auto",
                min = 0,
                exclusiveMin = true,
                max = 1000,
                example = "0.001")
        @Nullable
        Double learningRate,

        @Setting(
                doc = "Decay of the gradient's running mean.",
                defaultValue = "0.9",
                min = 0,
                max = 1,
                exclusiveMax = true)
        double beta1,

        @Setting(
                doc = "Decay of the squared gradient's running mean.",
                defaultValue = "0.999",
                min = 0,
                max = 1,
                exclusiveMax = true)
        double beta2,

        @Setting(
                doc = "Added to the denominator so that it is never zero.",
                defaultValue = "1e-8",
                min = 0,
                exclusiveMin = true,
                max = 1)
        double epsilon,

        @Setting(doc = "L2 decay of every parameter, added to its gradient.", defaultValue = "0.0", min = 0, max = 1000)
        double weightDecay)
        implements OptimizerSpec {
    public Adam {
        Settings.checkLearningRate(learningRate);
        Settings.checkFraction("beta1", beta1);
        Settings.checkFraction("beta2", beta2);
        Settings.checkWeightDecay(weightDecay);
        if (!(epsilon > 0 && epsilon <= 1)) {
            throw new IllegalArgumentException(
                    "optimizer.epsilon must be greater than 0 and at most 1, got " + epsilon);
        }
    }

    @Override
    public double usualLearningRate() {
        return 0.001;
    }

    @Override
    public Adam withLearningRate(double rate) {
        return new Adam(rate, beta1, beta2, epsilon, weightDecay);
    }

    @Override
    public Optimizer build(int parameterCount) {
        return new State(this, parameterCount);
    }

    private static final class State implements Optimizer {
        private final Adam spec;
        private final float[] mean;
        private final float[] square;
        private long step;
        private float stepSize;
        private float rootCorrection;

        State(Adam spec, int parameterCount) {
            this.spec = spec;
            mean = new float[parameterCount];
            square = new float[parameterCount];
        }

        @Override
        public void beginStep(double learningRate) {
            step++;
            stepSize = (float) (learningRate / (1.0 - Math.pow(spec.beta1, (double) step)));
            rootCorrection = (float) (1.0 / Math.sqrt(1.0 - Math.pow(spec.beta2, (double) step)));
        }

        @Override
        public void update(float[] parameters, float[] gradients, int from, int count) {
            int end = from + count;
            float keepMean = (float) spec.beta1;
            float addMean = (float) (1.0 - spec.beta1);
            float keepSquare = (float) spec.beta2;
            float addSquare = (float) (1.0 - spec.beta2);
            float floor = (float) spec.epsilon;
            float shrink = (float) spec.weightDecay;
            float rate = stepSize;
            float correction = rootCorrection;
            float[] means = mean;
            float[] squares = square;
            for (int i = from; i < end; i++) {
                float p = parameters[i];
                float g = gradients[i] + shrink * p;
                float m = keepMean * means[i] + addMean * g;
                float v = keepSquare * squares[i] + addSquare * g * g;
                means[i] = m;
                squares[i] = v;
                parameters[i] = p - rate * m / ((float) Math.sqrt(v) * correction + floor);
            }
        }

        @Override
        public List<float[]> state() {
            return List.of(mean, square);
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
