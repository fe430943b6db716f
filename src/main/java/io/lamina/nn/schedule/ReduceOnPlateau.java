package io.lamina.nn.schedule;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/**
 * Falls by a factor when the loss has not improved for more than {@code patience} epochs: {@code rate ← max(factor·rate, min)}. A loss
 * improves on the best so far if it is below {@code best − threshold·|best|}. For {@code cooldown} epochs after a fall no epoch counts
 * as bad.
 *
 * <p>The rules are PyTorch's {@code ReduceLROnPlateau} with {@code mode='min', threshold_mode='rel', eps=0}. Where we differ: PyTorch
 * compares with {@code best·(1 − threshold)}, which for a negative loss (poisson has them) calls a slightly worse one an improvement.
 */
@Kind(
        formula = "rate = max(factor * rate, min) after more than patience epochs without improvement",
        use = "When nobody knows how many epochs training will take.")
public record ReduceOnPlateau(
        @Setting(
                doc = "What the rate is multiplied by at each fall.",
                defaultValue = "0.1",
                min = 0,
                max = 1,
                exclusiveMin = true,
                exclusiveMax = true)
        double factor,

        @Setting(
                doc = "Epochs without improvement that are borne before the rate falls.",
                defaultValue = "10",
                min = 0,
                max = WarmUp.MOST_EPOCHS)
        int patience,

        @Setting(
                doc =
                        "How much smaller than the best a loss must be to count as an improvement, as a part of the best.",
                defaultValue = "1e-4",
                min = 0,
                max = 1,
                exclusiveMax = true)
        double threshold,

        @Setting(
                doc = "Epochs after a fall in which nothing is counted.",
                defaultValue = "0",
                min = 0,
                max = WarmUp.MOST_EPOCHS)
        int cooldown,

        @Setting(doc = Checks.MINIMUM_DOC, defaultValue = "0.0", min = 0, max = Checks.MOST_RATE)
        double minimumLearningRate,

        @Setting(doc = WarmUp.DOC, defaultValue = "0", min = 0, max = WarmUp.MOST_EPOCHS)
        int warmUpEpochs)
        implements ScheduleSpec {
    public ReduceOnPlateau {
        if (!(factor > 0 && factor < 1)) {
            throw new IllegalArgumentException(
                    "learningRateSchedule.factor must be greater than 0 and below 1, got " + factor);
        }
        Checks.count("patience", patience, 0);
        if (!(threshold >= 0 && threshold < 1)) {
            throw new IllegalArgumentException(
                    "learningRateSchedule.threshold must be at least 0 and below 1, got " + threshold);
        }
        Checks.count("cooldown", cooldown, 0);
        Checks.minimum(minimumLearningRate);
        WarmUp.check(warmUpEpochs);
    }

    @Override
    public Schedule afterWarmUp(double learningRate, int epochs, int stepsPerEpoch) {
        return new Plateau(this, learningRate);
    }

    private static final class Plateau implements Schedule {
        private static final int STATE_LENGTH = 4;

        private final ReduceOnPlateau spec;
        private double rate;
        private double best = Double.POSITIVE_INFINITY;
        private int badEpochs;
        private int cooldownLeft;

        Plateau(ReduceOnPlateau spec, double learningRate) {
            this.spec = spec;
            this.rate = learningRate;
        }

        @Override
        public double rate(int epoch, int step) {
            return rate;
        }

        @Override
        public void epochEnded(double loss) {
            // The first loss is an improvement on none; ∞ − threshold·∞ would not be a number.
            boolean improved = Double.isInfinite(best) ? loss < best : loss < best - spec.threshold * Math.abs(best);
            if (improved) {
                best = loss;
                badEpochs = 0;
            } else {
                badEpochs++;
            }
            if (cooldownLeft > 0) {
                cooldownLeft--;
                badEpochs = 0;
            }
            if (badEpochs > spec.patience) {
                rate = Math.min(rate, Math.max(rate * spec.factor, spec.minimumLearningRate));
                cooldownLeft = spec.cooldown;
                badEpochs = 0;
            }
        }

        @Override
        public double[] state() {
            return new double[] {rate, best, badEpochs, cooldownLeft};
        }

        @Override
        public void restore(double[] state) {
            if (state.length != STATE_LENGTH) {
                throw new IllegalArgumentException("reduce_on_plateau keeps 4 numbers, got " + state.length);
            }
            rate = state[0];
            best = state[1];
            badEpochs = (int) state[2];
            cooldownLeft = (int) state[3];
        }
    }
}
