package io.lamina.service.training;

import io.lamina.evaluation.classification.ConfusionMatrix;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How good one fold's network is on the rows that it has not seen.
 *
 * @param fold its number, from 1; repeats count on
 * @param rowCount rows scored
 * @param bestEpoch the epoch whose parameters were scored
 * @param loss the mean loss per row, without penalties, in the units of this fold's training rows; null if not finite
 * @param metrics every metric of the task by name; null where undefined
 * @param undefinedMetrics why a metric is undefined
 * @param confusionMatrix row = actual class, column = predicted class; null unless a classification
 */
@Described("How good the network of one fold is on the rows that it has not seen.")
public record FoldEvaluation(
        @Setting(doc = "Number of the fold, from 1; those of a second repeat count on.", min = 1)
        int fold,

        @Setting(doc = "Rows scored.") long rowCount,

        @Setting(doc = "The epoch whose parameters were scored.")
        int bestEpoch,

        @Setting(doc = "Mean loss per row without penalties, in the units of this fold.", defaultValue = "null")
        @Nullable
        Double loss,

        @Setting(doc = "Every metric of the task; null where it is undefined.")
        Map<String, @Nullable Double> metrics,

        @Setting(doc = "For each metric that is null: why.") Map<String, String> undefinedMetrics,

        @Setting(
                doc = "Row = actual class, column = predicted class; null unless a classification.",
                defaultValue = "null")
        @Nullable
        ConfusionMatrix confusionMatrix) {
    static FoldEvaluation of(int fold, int bestEpoch, PartEvaluation scored) {
        return new FoldEvaluation(
                fold,
                scored.rowCount(),
                bestEpoch,
                scored.loss(),
                scored.metrics(),
                scored.undefinedMetrics(),
                scored.confusionMatrix());
    }
}
