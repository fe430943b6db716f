package io.lamina.nn.optimizer;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import org.jspecify.annotations.Nullable;

/**
 * Adaptive moments, in step t with gradient {@code g ← g + weightDecay·p}:
 *
 * <pre>
 *   m ← beta1·m + (1 − beta1)·g
 *   v ← beta2·v + (1 − beta2)·g²
 *   p ← p − learningRate · (m / (1 − beta1ᵗ)) / (√(v / (1 − beta2ᵗ)) + epsilon)        (amsgrad: the largest v so far)
 * </pre>
 *
 * <p>Source: Kingma and Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015, algorithm 1, as PyTorch's {@code Adam}: epsilon is
 * added after the bias correction of v (the paper's faster form, which Keras uses, adds it before and so differs in the first steps), and
 * weight decay is coupled. amsgrad: Reddi, Kale, Kumar, "On the Convergence of Adam and Beyond", ICLR 2018, but with v corrected, as
 * PyTorch. State: {@code m}, {@code v} and the largest v, zero at the start. The corrections are computed in double.
 */
@Kind(
        formula = "p = p - learningRate * mHat / (sqrt(vHat) + epsilon)",
        use = "The default: works on most tables without tuning.")
public record Adam(
        @Setting(
                doc = Settings.LEARNING_RATE,
                defaultValue = "null",
                nullWords = "auto",
                min = 0,
                exclusiveMin = true,
                max = 1000,
                example = "0.001")
        @Nullable
        Double learningRate,

        @Setting(doc = Settings.BETA1, defaultValue = "0.9", min = 0, max = 1, exclusiveMax = true)
        double beta1,

        @Setting(doc = Settings.BETA2, defaultValue = "0.999", min = 0, max = 1, exclusiveMax = true)
        double beta2,

        @Setting(doc = Settings.EPSILON, defaultValue = "1e-8", min = 1e-30, max = 1)
        double epsilon,

        @Setting(doc = Settings.COUPLED_DECAY, defaultValue = "0.0", min = 0, max = 1000)
        double weightDecay,

        @Setting(
                doc = "Whether to divide by the largest squared gradient so far, so that steps only get shorter.",
                defaultValue = "false")
        boolean amsgrad)
        implements OptimizerSpec {
    public Adam {
        Settings.checkLearningRate(learningRate);
        Settings.checkFraction("beta1", beta1);
        Settings.checkFraction("beta2", beta2);
        Settings.checkEpsilon(epsilon);
        Settings.checkWeightDecay(weightDecay);
    }

    /** Without amsgrad. */
    public Adam(@Nullable Double learningRate, double beta1, double beta2, double epsilon, double weightDecay) {
        this(learningRate, beta1, beta2, epsilon, weightDecay, false);
    }

    @Override
    public double usualLearningRate() {
        return 0.001;
    }

    @Override
    public Adam withLearningRate(double rate) {
        return new Adam(rate, beta1, beta2, epsilon, weightDecay, amsgrad);
    }

    @Override
    public Optimizer build(int parameterCount) {
        return new AdaptiveMoments(beta1, beta2, epsilon, weightDecay, 0, amsgrad, parameterCount);
    }
}
