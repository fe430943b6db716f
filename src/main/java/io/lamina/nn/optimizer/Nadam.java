package io.lamina.nn.optimizer;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adam with Nesterov's look-ahead and a momentum that grows towards beta1. In step t with gradient {@code g ← g + weightDecay·p}:
 *
 * <pre>
 *   μₜ = beta1·(1 − 0.96^(t·momentumDecay) / 2)
 *   m ← beta1·m + (1 − beta1)·g
 *   v ← beta2·v + (1 − beta2)·g²
 *   p ← p − learningRate · (μₜ₊₁·m / (1 − μₜ·μₜ₊₁·Π₁..ₜ μ) + (1 − μₜ)·g / (1 − Π₁..ₜ μ)) / (√(v / (1 − beta2ᵗ)) + epsilon)
 * </pre>
 *
 * <p>Source: Dozat, "Incorporating Nesterov Momentum into Adam", ICLR workshop 2016, as PyTorch 1.13's {@code NAdam}. Where both
 * differ from the paper: the product under m counts μₜ twice; the first steps are slightly shorter. State: {@code m} and
 * {@code v}, zero at the start, the step and the product of the μ, in double.
 */
@Kind(
        formula = "p = p - learningRate * (mu * m + (1 - mu) * g, bias-corrected) / (sqrt(vHat) + epsilon)",
        use = "Where adam works, sometimes in fewer epochs.")
public record Nadam(
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

        @Setting(doc = Settings.BETA2, defaultValue = "0.999", min = 0, max = 1, exclusiveMax = true)
        double beta2,

        @Setting(doc = Settings.EPSILON, defaultValue = "1e-8", min = 1e-30, max = 1)
        double epsilon,

        @Setting(
                doc = "How fast the momentum grows from half of beta1 to beta1.",
                defaultValue = "0.004",
                min = 0,
                max = 1)
        double momentumDecay,

        @Setting(doc = Settings.COUPLED_DECAY, defaultValue = "0.0", min = 0, max = 1000)
        double weightDecay)
        implements OptimizerSpec {
    public Nadam {
        Settings.checkLearningRate(learningRate);
        Settings.checkFraction("beta1", beta1);
        Settings.checkFraction("beta2", beta2);
        Settings.checkEpsilon(epsilon);
        if (!(momentumDecay >= 0 && momentumDecay <= 1)) {
            throw new IllegalArgumentException("optimizer.momentumDecay must be between 0 and 1, got " + momentumDecay);
        }
        Settings.checkWeightDecay(weightDecay);
    }

    @Override
    public double usualLearningRate() {
        return 0.002;
    }

    @Override
    public Nadam withLearningRate(double rate) {
        return new Nadam(rate, beta1, beta2, epsilon, momentumDecay, weightDecay);
    }

    @Override
    public Optimizer build(int parameterCount) {
        return new State(this, parameterCount);
    }

    private static final class State implements Optimizer {
        private final Nadam spec;
        private final float[] mean;
        private final float[] square;
        private final List<float[]> state;
        private long step;
        private double momentumProduct = 1;
        private float gradientShare;
        private float meanShare;
        private float rootCorrection;

        State(Nadam spec, int parameterCount) {
            this.spec = spec;
            mean = new float[parameterCount];
            square = new float[parameterCount];
            state = List.of(mean, square);
        }

        @Override
        public void beginStep(double learningRate) {
            step++;
            double momentum = momentum(step);
            double next = momentum(step + 1);
            momentumProduct *= momentum;
            gradientShare = (float) (learningRate * (1 - momentum) / (1 - momentumProduct));
            meanShare = (float) (learningRate * next / (1 - momentumProduct * momentum * next));
            rootCorrection = (float) (1.0 / Math.sqrt(1.0 - Math.pow(spec.beta2, (double) step)));
        }

        private double momentum(long number) {
            return spec.beta1 * (1 - 0.5 * Math.pow(0.96, number * spec.momentumDecay));
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
            float ofGradient = gradientShare;
            float ofMean = meanShare;
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
                parameters[i] = p - (ofMean * m + ofGradient * g) / ((float) Math.sqrt(v) * correction + floor);
            }
        }

        @Override
        public List<float[]> state() {
            return state;
        }

        @Override
        public double[] scalars() {
            return new double[] {step, momentumProduct};
        }

        @Override
        public void restore(double[] scalars) {
            Settings.checkScalars(scalars, 2);
            step = (long) scalars[0];
            momentumProduct = scalars[1];
        }
    }
}
