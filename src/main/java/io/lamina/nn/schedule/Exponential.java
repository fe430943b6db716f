package io.lamina.nn.schedule;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/**
 * Falls by a factor every epoch: {@code learningRate · gamma^(epoch − 1)}, epochs from 1.
 *
 * <p>The formula is PyTorch's {@code ExponentialLR}, stepped once an epoch; the default of gamma is ours, for PyTorch has none.
 */
@Kind(formula = "learningRate * gamma ^ (epoch - 1)", use = "For a smooth fall when the number of epochs is open.")
public record Exponential(
        @Setting(
                doc = "What the rate is multiplied by after each epoch.",
                defaultValue = "0.95",
                min = 0,
                exclusiveMin = true,
                max = 1)
        double gamma,

        @Setting(doc = WarmUp.DOC, defaultValue = "0", min = 0, max = WarmUp.MOST_EPOCHS)
        int warmUpEpochs)
        implements ScheduleSpec {
    public Exponential {
        Checks.factor("gamma", gamma);
        WarmUp.check(warmUpEpochs);
    }

    @Override
    public Schedule afterWarmUp(double learningRate, int epochs, int stepsPerEpoch) {
        return (epoch, step) -> learningRate * StrictMath.pow(gamma, epoch - 1);
    }
}
