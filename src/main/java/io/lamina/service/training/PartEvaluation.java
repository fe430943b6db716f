package io.lamina.service.training;

import io.lamina.evaluation.AcrossFolds;
import io.lamina.evaluation.Baseline;
import io.lamina.evaluation.Evaluation;
import io.lamina.evaluation.classification.Calibration;
import io.lamina.evaluation.classification.ClassScores;
import io.lamina.evaluation.classification.ConfusionMatrix;
import io.lamina.evaluation.classification.OneVsRest;
import io.lamina.evaluation.explanation.Importance;
import io.lamina.evaluation.explanation.PartialDependence;
import io.lamina.evaluation.forecasting.ForecastComparison;
import io.lamina.evaluation.interval.Interval;
import io.lamina.evaluation.reconstruction.Reconstruction;
import io.lamina.evaluation.regression.Residuals;
import io.lamina.evaluation.threshold.BinaryCurves;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import io.lamina.table.target.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How good the predictions for one part of the rows are.
 *
 * @param split {@code training}, {@code validation}, {@code test} or {@code cross_validation}; {@code dataset} of a stored model on another dataset
 * @param task what was learned
 * @param rowCount rows scored, each once per repeat of a cross-validation; of a forecast windows
 * @param loss the mean loss per row, without penalties; of a regression in units of the standardised target, of a forecast in those of the standardised
 *     change since the last known value, of an autoencoder of the scaled inputs; null if not finite
 * @param metrics every metric of the task by name; null where undefined
 * @param undefinedMetrics why a metric is undefined
 * @param intervals where each metric would lie on other rows, in 95 of 100 cases; empty for training rows and where rows are scored repeatedly
 * @param confusionMatrix row = actual class, column = predicted class; null unless a classification
 * @param perClass scores of each class; null unless a classification
 * @param oneVsRest areas of each class against all others; null unless a classification of more than two classes
 * @param binary curves and thresholds; null unless a classification of two classes
 * @param calibration whether probabilities come true; null unless a classification
 * @param residuals how predictions miss; null unless a regression
 * @param baselines what would be reached without a model; empty unless a regression or forecast
 * @param importance what the model loses without each feature; null unless asked for
 * @param partialDependence what it answers by one feature; null unless asked for
 * @param reconstruction anomaly scores and errors of columns; null unless an autoencoder
 * @param folds each fold by itself; null unless a cross-validation
 * @param aggregate each metric over the folds; null unless a cross-validation
 * @param forecast the model beside its baselines for each row ahead; null unless a forecast
 */
@Described("How good the predictions for one part of the rows are.")
public record PartEvaluation(
        @Setting(
                doc =
                        "The part of the rows: training, validation or test; cross_validation: the rows that each fold has not seen, all together; of a stored model on another dataset, dataset.")
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
                doc =
                        "Where each metric would lie on other rows of the same kind; empty for training rows, for a cross-validation"
                                + " with repeats, whose rows are not independent, and for a job that was cancelled.",
                defaultValue = "{}")
        Map<String, Interval> intervals,

        @Setting(
                doc = "Row = actual class, column = predicted class; null unless a classification.",
                defaultValue = "null")
        @Nullable
        ConfusionMatrix confusionMatrix,

        @Setting(doc = "Scores of each class; null unless a classification.", defaultValue = "null") @Nullable
        List<ClassScores> perClass,

        @Setting(
                doc =
                        "How well the probability of each class ranks its rows; null unless a classification of more than two"
                                + " classes.",
                defaultValue = "null")
        @Nullable
        List<OneVsRest> oneVsRest,

        @Setting(doc = "Curves and thresholds; null unless a classification of two classes.", defaultValue = "null")
        @Nullable
        BinaryCurves binary,

        @Setting(doc = "Whether probabilities come true; null unless a classification.", defaultValue = "null")
        @Nullable
        Calibration calibration,

        @Setting(doc = "How predictions miss; null unless a regression.", defaultValue = "null") @Nullable
        Residuals residuals,

        @Setting(
                doc = "What would be reached without a model; empty unless a regression or forecast.",
                defaultValue = "[]")
        List<Baseline> baselines,

        @Setting(doc = "What the model loses without each feature; null unless asked for.", defaultValue = "null")
        @Nullable
        Importance importance,

        @Setting(
                doc = "What the model answers by the value of one feature; null unless asked for.",
                defaultValue = "null")
        @Nullable
        PartialDependence partialDependence,

        @Setting(
                doc = "Anomaly scores of the rows and errors of the columns; null unless an autoencoder.",
                defaultValue = "null")
        @Nullable
        Reconstruction reconstruction,

        @Setting(
                doc =
                        "Each fold by itself, where metrics and matrix are of all together; null unless a cross-validation.",
                defaultValue = "null")
        @Nullable
        List<FoldEvaluation> folds,

        @Setting(doc = "Each metric over the folds, by name; null unless a cross-validation.", defaultValue = "null")
        @Nullable
        Map<String, AcrossFolds> aggregate,

        @Setting(
                doc = "The model beside both baselines for each row ahead; null unless a forecast.",
                defaultValue = "null")
        @Nullable
        ForecastComparison forecast) {
    static final String CROSS_VALIDATION = "cross_validation";

    /**
     * Scores of one part.
     *
     * @param loss the mean loss per row; not finite: there is none
     */
    static PartEvaluation of(String split, Task task, double loss, Evaluation evaluation) {
        return of(split, task, loss, evaluation, List.of());
    }

    /** Scores of what all folds of a cross-validation have answered together, with those of each. */
    static PartEvaluation of(String split, Task task, double loss, Evaluation evaluation, List<FoldEvaluation> folds) {
        Map<String, AcrossFolds> aggregate = new LinkedHashMap<>();
        for (String metric : evaluation.metrics().keySet()) {
            List<@Nullable Double> values = new ArrayList<>();
            folds.forEach(fold -> values.add(fold.metrics().get(metric)));
            aggregate.put(metric, AcrossFolds.of(values));
        }
        return new PartEvaluation(
                split,
                task,
                evaluation.rowCount(),
                Double.isFinite(loss) ? loss : null,
                evaluation.metrics(),
                evaluation.undefinedMetrics(),
                evaluation.intervals(),
                evaluation.confusionMatrix(),
                evaluation.perClass(),
                evaluation.oneVsRest(),
                evaluation.binary(),
                evaluation.calibration(),
                evaluation.residuals(),
                evaluation.baselines(),
                null,
                null,
                evaluation.reconstruction(),
                folds.isEmpty() ? null : folds,
                folds.isEmpty() ? null : aggregate,
                evaluation.forecast());
    }

    /** The same with what its model depends on. */
    PartEvaluation with(@Nullable Importance itsImportance, @Nullable PartialDependence itsDependence) {
        return new PartEvaluation(
                split,
                task,
                rowCount,
                loss,
                metrics,
                undefinedMetrics,
                intervals,
                confusionMatrix,
                perClass,
                oneVsRest,
                binary,
                calibration,
                residuals,
                baselines,
                itsImportance,
                itsDependence,
                reconstruction,
                folds,
                aggregate,
                forecast);
    }
}
