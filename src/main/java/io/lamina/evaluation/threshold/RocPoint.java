package io.lamina.evaluation.threshold;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import org.jspecify.annotations.Nullable;

/**
 * A point of the receiver operating characteristic.
 *
 * @param threshold rows of at least this probability are predicted as positive; null at the start, where none is
 * @param falsePositiveRate fp / (fp + tn)
 * @param truePositiveRate tp / (tp + fn), the recall
 */
@Described("A point of the ROC curve.")
public record RocPoint(
        @Setting(doc = "Rows of at least this probability are predicted as positive; null at the start, where none is.")
        @Nullable
        Double threshold,

        @Setting(doc = "Share of the negative rows that are predicted as positive.")
        double falsePositiveRate,

        @Setting(doc = "Share of the positive rows that are predicted as positive.")
        double truePositiveRate) {}
