package io.lamina.nn.optimizer;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import org.jspecify.annotations.Nullable;

/**
 * {@link Adam} with decoupled weight decay: first {@code p ← p − learningRate·weightDecay·p}, then Adam's step on the plain gradient.
 *
 * <p>Source: Loshchilov and Hutter, "Decoupled Weight Decay Regularization", ICLR 2019, algorithm 2, as PyTorch's {@code AdamW}: the decay is
 * multiplied by the learning rate, which the paper keeps apart. Biases decay too, as in PyTorch.
 */
@Kind(
        formula = "p = p - learningRate * (mHat / (sqrt(vHat) + epsilon) + weightDecay * p)",
        use = "Adam with a decay that works as one; a good choice for larger networks.")
public record Adamw(
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

        @Setting(doc = Settings.DECOUPLED_DECAY, defaultValue = "0.01", min = 0, max = 1000)
        double weightDecay,

        @Setting(
                doc = "Whether to divide by the largest squared gradient so far, so that steps only get shorter.",
                defaultValue = "false")
        boolean amsgrad)
        implements OptimizerSpec {
    public Adamw {
        Settings.checkLearningRate(learningRate);
        Settings.checkFraction("beta1", beta1);
        Settings.checkFraction("beta2", beta2);
        Settings.checkEpsilon(epsilon);
        Settings.checkWeightDecay(weightDecay);
    }

    @Override
    public double usualLearningRate() {
        return 0.001;
    }

    @Override
    public Adamw withLearningRate(double rate) {
        return new Adamw(rate, beta1, beta2, epsilon, weightDecay, amsgrad);
    }

    @Override
    public Optimizer build(int parameterCount) {
        return new AdaptiveMoments(beta1, beta2, epsilon, 0, weightDecay, amsgrad, parameterCount);
    }
}
