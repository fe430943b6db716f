package io.lamina.service.training;

import io.lamina.evaluation.classification.ClassScores;
import io.lamina.evaluation.classification.ConfusionMatrix;
import io.lamina.evaluation.forecasting.ForecastComparison;
import io.lamina.evaluation.reconstruction.Reconstruction;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import io.lamina.table.target.Task;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How good the predictions for one part of the rows are.
 *
 * @param split {@code training}, {@code validation} or {@code test}
 * @param task what was learned
 * @param rowCount rows scored; of a forecast windows
 * @param loss the mean loss per row, without penalties; of a regression in units of the standardised target, of a forecast in those of the standardised
 *     change since the last known value, of an autoencoder of the scaled inputs; null if not finite
 * @param metrics every metric of the task by name; null where undefined
 * @param undefinedMetrics why a metric is undefined
 * @param confusionMatrix row = actual class, column = predicted class; null unless a classification
 * @param perClass scores of each class; null unless a classification
 * @param reconstruction anomaly scores and errors of columns; null unless an autoencoder
 * @param forecast what forecasts come to that need no learning; null unless a forecast
 */
@Described("How good the predictions for one part of the rows are.")
public record PartEvaluation(
        @Setting(doc = "The part of the rows: training, validation or test.")
        String split,

        @Setting(doc = "What was learned.") Task task,

        @Setting(doc = "Rows scored; of a forecast windows.")
        long rowCount,

        @Setting(
                doc =
                        "Mean loss per row without penalties; of a regression in units of the standardised target, of a forecast of the standardised "
                                + "change since the last known value, of an autoencoder of the scaled inputs.",
                defaultValue = "null")
        @Nullable
        Double loss,

        @Setting(doc = "Every metric of the task; null where it is undefined.")
        Map<String, @Nullable Double> metrics,

        @Setting(doc = "For each metric that is null: why.") Map<String, String> undefinedMetrics,

        @Setting(
                doc = "Row = actual class, column = predicted class; null unless a classification.",
                defaultValue = "null")
        @Nullable
        ConfusionMatrix confusionMatrix,

        @Setting(doc = "Scores of each class; null unless a classification.", defaultValue = "null") @Nullable
        List<ClassScores> perClass,

        @Setting(
                doc = "Anomaly scores of the rows and errors of the columns; null unless an autoencoder.",
                defaultValue = "null")
        @Nullable
        Reconstruction reconstruction,

        @Setting(
                doc = "Forecasts that need no learning, beside the model; null unless a forecast.",
                defaultValue = "null")
        @Nullable
        ForecastComparison forecast) {}
