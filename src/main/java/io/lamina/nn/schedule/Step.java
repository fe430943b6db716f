package io.lamina.nn.schedule;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/**
 * Falls by a factor every {@code stepSize} epochs: {@code learningRate · gamma^⌊(epoch − 1) / stepSize⌋}, epochs from 1.
 *
 * <p>The formula is PyTorch's {@code StepLR}, stepped once an epoch. A "step" here is one of the staircase, not one of the optimizer.
 */
@Kind(
        formula = "learningRate * gamma ^ floor((epoch - 1) / stepSize)",
        use = "When training flattens out at known epochs.")
public record Step(
        @Setting(doc = "Epochs between two falls of the rate.", defaultValue = "30", min = 1, max = WarmUp.MOST_EPOCHS)
        int stepSize,

        @Setting(
                doc = "What the rate is multiplied by at each fall.",
                defaultValue = "0.1",
                min = 0,
                exclusiveMin = true,
                max = 1)
        double gamma,

        @Setting(doc = WarmUp.DOC, defaultValue = "0", min = 0, max = WarmUp.MOST_EPOCHS)
        int warmUpEpochs)
        implements ScheduleSpec {
    public Step {
        Checks.count("stepSize", stepSize, 1);
        Checks.factor("gamma", gamma);
        WarmUp.check(warmUpEpochs);
    }

    @Override
    public Schedule afterWarmUp(double learningRate, int epochs, int stepsPerEpoch) {
        return (epoch, step) -> learningRate * StrictMath.pow(gamma, Math.floorDiv(epoch - 1, stepSize));
    }
}
