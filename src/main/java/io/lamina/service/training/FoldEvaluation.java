package io.lamina.service.training;

import io.lamina.evaluation.classification.ConfusionMatrix;
import io.lamina.service.model.FittedDecision;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How good one fold's network is on the rows that it has not seen.
 *
 * @param fold its number, from 1; repeats count on
 * @param rowCount rows scored
 * @param bestEpoch the epoch whose parameters were scored
 * @param threshold the probability from which the second of two classes is predicted, as the fold chose it; null: none was to be chosen
 * @param temperature what the fold divides its outputs by, so that probabilities come true; null: nothing
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

        @Setting(
                doc =
                        "The probability from which this fold predicts the second of two classes, by decision.threshold; null: none was asked for.",
                defaultValue = "null")
        @Nullable
        Double threshold,

        @Setting(
                doc = "The temperature that this fold has chosen, by decision.calibration; null: none was asked for.",
                defaultValue = "null")
        @Nullable
        Double temperature,

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
    static FoldEvaluation of(int fold, int bestEpoch, HeldOutScores scores) {
        PartEvaluation scored = scores.evaluation();
        return new FoldEvaluation(
                fold,
                scored.rowCount(),
                bestEpoch,
                scores.decision().threshold(),
                scores.decision().temperature(),
                scored.loss(),
                scored.metrics(),
                scored.undefinedMetrics(),
                scored.confusionMatrix());
    }

    /** The middle one of the best epochs; of an even number the mean of the two middle ones, rounded up. */
    static int medianBestEpoch(List<FoldEvaluation> folds) {
        Double median = median(folds, fold -> (double) fold.bestEpoch());
        return (int) Math.ceil(median == null ? 0 : median);
    }

    /** The middle one of what the folds have chosen, each by itself. */
    static FittedDecision medianDecision(List<FoldEvaluation> folds) {
        return new FittedDecision(median(folds, FoldEvaluation::threshold), median(folds, FoldEvaluation::temperature));
    }

    private static @Nullable Double median(
            List<FoldEvaluation> folds, Function<FoldEvaluation, @Nullable Double> chosen) {
        double[] values = folds.stream()
                .map(chosen)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return values.length == 0 ? null : (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }
}
