package io.lamina.nn.optimizer;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stochastic gradient descent, with gradient {@code g ← g + weightDecay·p}:
 *
 * <pre>
 *   v ← momentum·v + g
 *   p ← p − learningRate·v                     (nesterov: p ← p − learningRate·(g + momentum·v))
 * </pre>
 *
 * <p>Source: Sutskever, Martens, Dahl, Hinton, "On the importance of initialization and momentum in deep learning", ICML 2013. The
 * formula is PyTorch's {@code SGD} with dampening 0, which differs from the paper: the learning rate multiplies the velocity, so a
 * changed rate acts at once; and Nesterov's look-ahead is taken at the gradient, not at the parameters. State: {@code v}, zero at the
 * start (so the first step is a plain one, as PyTorch); none without momentum.
 */
@Kind(
        formula = "v = momentum * v + g; p = p - learningRate * v",
        use = "With momentum 0.9 and a tuned learning rate; simple and predictable.")
public record Sgd(
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
                doc = "Share of the velocity that the next step keeps.",
                defaultValue = "0.0",
                min = 0,
                max = 1,
                exclusiveMax = true)
        double momentum,

        @Setting(doc = "Whether to look ahead along the velocity; needs momentum.", defaultValue = "false")
        boolean nesterov,

        @Setting(doc = Settings.COUPLED_DECAY, defaultValue = "0.0", min = 0, max = 1000)
        double weightDecay)
        implements OptimizerSpec {
    public Sgd {
        Settings.checkLearningRate(learningRate);
        Settings.checkFraction("momentum", momentum);
        Settings.checkWeightDecay(weightDecay);
        if (nesterov && momentum == 0) {
            throw new IllegalArgumentException("optimizer.nesterov needs a momentum greater than 0, got 0");
        }
    }

    @Override
    public double usualLearningRate() {
        return 0.01;
    }

    @Override
    public Sgd withLearningRate(double rate) {
        return new Sgd(rate, momentum, nesterov, weightDecay);
    }

    @Override
    public Optimizer build(int parameterCount) {
        return momentum == 0 ? new Plain((float) weightDecay) : new WithMomentum(this, parameterCount);
    }

    private static final class Plain implements Optimizer {
        private final float decay;
        private float rate;

        Plain(float decay) {
            this.decay = decay;
        }

        @Override
        public void beginStep(double learningRate) {
            rate = (float) learningRate;
        }

        @Override
        public void update(float[] parameters, float[] gradients, int from, int count) {
            int end = from + count;
            float step = rate;
            float shrink = decay;
            for (int i = from; i < end; i++) {
                float p = parameters[i];
                parameters[i] = p - step * (gradients[i] + shrink * p);
            }
        }

        @Override
        public List<float[]> state() {
            return List.of();
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

    private static final class WithMomentum implements Optimizer {
        private final float momentum;
        private final float decay;
        private final boolean nesterov;
        private final float[] velocity;
        private float rate;

        WithMomentum(Sgd spec, int parameterCount) {
            momentum = (float) spec.momentum;
            decay = (float) spec.weightDecay;
            nesterov = spec.nesterov;
            velocity = new float[parameterCount];
        }

        @Override
        public void beginStep(double learningRate) {
            rate = (float) learningRate;
        }

        @Override
        public void update(float[] parameters, float[] gradients, int from, int count) {
            int end = from + count;
            float keep = momentum;
            float shrink = decay;
            // The step is ownShare·g + velocityShare·v: (0, rate) by momentum alone, (rate, rate·momentum) by Nesterov.
            float ownShare = nesterov ? rate : 0f;
            float velocityShare = nesterov ? rate * momentum : rate;
            float[] velocities = velocity;
            for (int i = from; i < end; i++) {
                float p = parameters[i];
                float g = gradients[i] + shrink * p;
                float v = keep * velocities[i] + g;
                velocities[i] = v;
                parameters[i] = p - (ownShare * g + velocityShare * v);
            }
        }

        @Override
        public List<float[]> state() {
            return List.of(velocity);
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
