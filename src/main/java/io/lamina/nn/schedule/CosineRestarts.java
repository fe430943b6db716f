package io.lamina.nn.schedule;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/**
 * Half a cosine that starts anew: {@code min + (learningRate − min) · (1 + cos(π·t/T)) / 2} with t the epochs since the last restart and
 * T the current period, {@code firstPeriod} at first and {@code periodMultiplier} times longer after each restart.
 *
 * <p>Source: Loshchilov and Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", ICLR 2017, eq. 5. As PyTorch's
 * {@code CosineAnnealingWarmRestarts}, stepped once an epoch. A minimum above the learning rate counts as the learning rate.
 */
@Kind(
        formula = "min + (learningRate - min) * (1 + cos(pi * t / period)) / 2, t = epochs since the last restart",
        use = "When training gets stuck: each restart may leave a poor minimum.")
public record CosineRestarts(
        @Setting(doc = "Epochs until the first restart.", defaultValue = "10", min = 1, max = WarmUp.MOST_EPOCHS)
        int firstPeriod,

        @Setting(
                doc = "How many times longer each period is than the one before.",
                defaultValue = "2",
                min = 1,
                max = 100)
        int periodMultiplier,

        @Setting(doc = Checks.MINIMUM_DOC, defaultValue = "0.0", min = 0, max = Checks.MOST_RATE)
        double minimumLearningRate,

        @Setting(doc = WarmUp.DOC, defaultValue = "0", min = 0, max = WarmUp.MOST_EPOCHS)
        int warmUpEpochs)
        implements ScheduleSpec {
    private static final int MOST_MULTIPLIER = 100;

    public CosineRestarts {
        Checks.count("firstPeriod", firstPeriod, 1);
        if (periodMultiplier < 1 || periodMultiplier > MOST_MULTIPLIER) {
            throw new IllegalArgumentException(
                    "learningRateSchedule.periodMultiplier must be between 1 and 100, got " + periodMultiplier);
        }
        Checks.minimum(minimumLearningRate);
        WarmUp.check(warmUpEpochs);
    }

    @Override
    public Schedule afterWarmUp(double learningRate, int epochs, int stepsPerEpoch) {
        double floor = Math.min(minimumLearningRate, learningRate);
        return (epoch, step) -> {
            long since = epoch - 1L;
            long period = firstPeriod;
            if (periodMultiplier == 1) {
                since %= period;
            }
            while (since >= period) {
                since -= period;
                period *= periodMultiplier;
            }
            return Cosine.between(learningRate, floor, (double) since / period);
        };
    }
}
