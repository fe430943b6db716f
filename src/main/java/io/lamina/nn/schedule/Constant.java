package io.lamina.nn.schedule;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/** The optimizer's learning rate, in every step. */
@Kind(formula = "learningRate", use = "The default: adaptive optimizers on small tables rarely need more.")
public record Constant(
        @Setting(doc = WarmUp.DOC, defaultValue = "0", min = 0, max = WarmUp.MOST_EPOCHS)
        int warmUpEpochs) implements ScheduleSpec {
    public Constant {
        WarmUp.check(warmUpEpochs);
    }

    @Override
    public Schedule afterWarmUp(double learningRate, int epochs, int stepsPerEpoch) {
        return (epoch, step) -> learningRate;
    }
}
