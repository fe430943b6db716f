package io.lamina.nn.schedule;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import org.jspecify.annotations.Nullable;

/**
 * Half a cosine from the learning rate towards a minimum over T epochs: {@code min + (learningRate − min) · (1 + cos(π·(epoch − 1)/T)) /
 * 2}, epochs from 1.
 *
 * <p>Source: Loshchilov and Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", ICLR 2017, eq. 5 without restarts. As
 * PyTorch's {@code CosineAnnealingLR} with {@code T_max} = {@code decayEpochs}, stepped once an epoch: with all epochs, the minimum itself
 * would be reached in the epoch after the last; with fewer, the cosine goes on and rises again. A minimum above the learning rate counts
 * as the learning rate.
 *
 * @param decayEpochs null: all epochs after the warm-up
 */
@Kind(
        formula = "min + (learningRate - min) * (1 + cos(pi * (epoch - 1) / decayEpochs)) / 2",
        use = "A good first choice when the number of epochs is fixed.")
public record Cosine(
        @Setting(
                doc = "Epochs from the learning rate down to the minimum; auto: all that follow the warm-up.",
                defaultValue = "null",
                nullWords = "auto",
                min = 1,
                max = WarmUp.MOST_EPOCHS)
        @Nullable
        Integer decayEpochs,

        @Setting(doc = Checks.MINIMUM_DOC, defaultValue = "0.0", min = 0, max = Checks.MOST_RATE)
        double minimumLearningRate,

        @Setting(doc = WarmUp.DOC, defaultValue = "0", min = 0, max = WarmUp.MOST_EPOCHS)
        int warmUpEpochs)
        implements ScheduleSpec {
    public Cosine {
        if (decayEpochs != null) {
            Checks.count("decayEpochs", decayEpochs, 1);
        }
        Checks.minimum(minimumLearningRate);
        WarmUp.check(warmUpEpochs);
    }

    @Override
    public Schedule afterWarmUp(double learningRate, int epochs, int stepsPerEpoch) {
        double floor = Math.min(minimumLearningRate, learningRate);
        int length = decayEpochs == null ? epochs : decayEpochs;
        return (epoch, step) -> between(learningRate, floor, (epoch - 1.0) / length);
    }

    /** From {@code start} to {@code end} on half a cosine, {@code part} of the way. */
    static double between(double start, double end, double part) {
        return end + (start - end) * (1 + StrictMath.cos(Math.PI * part)) / 2;
    }
}
