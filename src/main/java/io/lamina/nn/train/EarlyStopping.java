package io.lamina.nn.train;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import org.jspecify.annotations.Nullable;

/**
 * Ends training once a metric has not improved for {@code patience} epochs in a row, and restores the parameters of its best epoch
 * (also when the epochs run out first).
 *
 * <p>An epoch improves when it beats the best so far by more than {@code minDelta}, as in Keras; an undefined (NaN) value never does.
 * Without validation rows {@code validationLoss} means the training loss. Source: Prechelt, "Early Stopping – But When?", 1998.
 */
@Described("When training ends before its last epoch; the parameters of the best epoch are kept.")
public record EarlyStopping(
        @Setting(
                doc =
                        "What is watched: validationLoss, which auto means, trainingLoss, or a metric of the task such as accuracy.",
                defaultValue = "null",
                nullWords = "auto",
                min = 1,
                max = 64)
        @Nullable
        String metric,

        @Setting(
                doc = "Epochs in a row without improvement after which training ends.",
                defaultValue = "20",
                min = 1,
                max = 100000)
        int patience,

        @Setting(
                doc = "By how much an epoch must beat the best so far to count as better.",
                defaultValue = "0.0",
                min = 0)
        double minDelta,

        @Setting(
                doc = "The first epoch that counts; earlier ones are neither best nor without improvement.",
                defaultValue = "1",
                min = 1,
                max = 100000)
        int startEpoch) {
    /** The name of the mean loss over the validation rows. */
    public static final String VALIDATION_LOSS = "validationLoss";

    /** The name of the mean loss over the training rows. */
    public static final String TRAINING_LOSS = "trainingLoss";

    public EarlyStopping {
        if (metric != null && metric.isBlank()) {
            throw new IllegalArgumentException("earlyStopping.metric must name a metric, got blank text");
        }
        if (patience < 1) {
            throw new IllegalArgumentException("earlyStopping.patience must be at least 1, got " + patience);
        }
        if (!(minDelta >= 0 && Double.isFinite(minDelta))) {
            throw new IllegalArgumentException("earlyStopping.minDelta must be at least 0, got " + minDelta);
        }
        if (startEpoch < 1) {
            throw new IllegalArgumentException("earlyStopping.startEpoch must be at least 1, got " + startEpoch);
        }
    }

    /** What is watched, also where nobody named it. */
    public String watched() {
        return metric == null ? VALIDATION_LOSS : metric;
    }

    /** Whether it needs rows kept back. */
    public boolean watchesValidation() {
        return !watched().equals(TRAINING_LOSS);
    }

    /** The same with {@link #watched} for the metric. */
    public EarlyStopping named() {
        return new EarlyStopping(watched(), patience, minDelta, startEpoch);
    }

    /** A rule that counts from the first epoch on. */
    public EarlyStopping(String metric, int patience, double minDelta) {
        this(metric, patience, minDelta, 1);
    }
}
