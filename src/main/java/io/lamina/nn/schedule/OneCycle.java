package io.lamina.nn.schedule;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/**
 * One rise and one fall in all, step by step, both on half a cosine: from {@code learningRate / initialDivisor} up to
 * {@code learningRate} at step {@code riseFraction·S − 1}, then down to {@code learningRate / (initialDivisor · finalDivisor)} at the
 * last step {@code S − 1}; S = epochs · steps per epoch. The optimizer's learning rate is the peak.
 *
 * <p>Source: Smith and Topin, "Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates", 2018. The formula is
 * PyTorch's {@code OneCycleLR} with {@code anneal_strategy='cos'} (there {@code max_lr}, {@code pct_start}, {@code div_factor},
 * {@code final_div_factor}). Where we differ: momentum stays as it is, as PyTorch's {@code cycle_momentum=False}.
 */
@Kind(
        formula = "cosine from learningRate / initialDivisor up to learningRate, then down to almost 0",
        use = "To train in few epochs with a high peak rate.")
public record OneCycle(
        @Setting(
                doc = "Part of all steps in which the rate rises.",
                defaultValue = "0.3",
                min = 0,
                max = 1,
                exclusiveMin = true,
                exclusiveMax = true)
        double riseFraction,

        @Setting(doc = "The first rate is the learning rate divided by this.", defaultValue = "25", min = 1, max = 1e9)
        double initialDivisor,

        @Setting(doc = "The last rate is the first rate divided by this.", defaultValue = "10000", min = 1, max = 1e9)
        double finalDivisor,

        @Setting(doc = WarmUp.DOC, defaultValue = "0", min = 0, max = WarmUp.MOST_EPOCHS)
        int warmUpEpochs)
        implements ScheduleSpec {
    public OneCycle {
        if (!(riseFraction > 0 && riseFraction < 1)) {
            throw new IllegalArgumentException(
                    "learningRateSchedule.riseFraction must be between 0 and 1, got " + riseFraction);
        }
        checkDivisor("initialDivisor", initialDivisor);
        checkDivisor("finalDivisor", finalDivisor);
        WarmUp.check(warmUpEpochs);
    }

    private static void checkDivisor(String name, double value) {
        if (!(value >= 1 && value <= 1e9)) {
            throw new IllegalArgumentException(
                    "learningRateSchedule.%s must be between 1 and 1e9, got %s".formatted(name, value));
        }
    }

    @Override
    public Schedule afterWarmUp(double learningRate, int epochs, int stepsPerEpoch) {
        double last = (double) epochs * stepsPerEpoch - 1;
        // Without a whole step to rise in, the first step is the peak.
        double top = Math.max(0, riseFraction * (last + 1) - 1);
        double first = learningRate / initialDivisor;
        return (epoch, step) -> {
            double number = Math.min(last, (epoch - 1.0) * stepsPerEpoch + step);
            return number < top
                    ? Cosine.between(first, learningRate, number / top)
                    : Cosine.between(
                            learningRate, first / finalDivisor, last > top ? (number - top) / (last - top) : 0);
        };
    }
}
