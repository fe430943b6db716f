package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Metric;
import io.lamina.setting.Family;

/**
 * The metrics of predicted classes, in the order in which an evaluation lists them.
 *
 * <p>Notation of the formulas: n rows; for a class c, tp(c) rows of c predicted as c, actual(c) rows of c, predicted(c) rows
 * predicted as c; precision(c) = tp(c) / predicted(c), recall(c) = tp(c) / actual(c).
 */
@Family("classificationMetrics")
public sealed interface ClassificationMetric extends Metric<ClassPredictions>
        permits Accuracy,
                BalancedAccuracy,
                MacroPrecision,
                MacroRecall,
                MacroF1,
                MicroF1,
                WeightedPrecision,
                WeightedRecall,
                WeightedF1,
                MatthewsCorrelation,
                CohenKappa,
                LogLoss,
                BrierScore,
                ExpectedCalibrationError,
                Top2Accuracy,
                Top3Accuracy,
                Top5Accuracy,
                RocAuc,
                AveragePrecision,
                MacroRocAuc,
                MacroAveragePrecision {
    /** Whether the metric makes sense for so many classes; known before there is any prediction. */
    default boolean appliesTo(int classCount) {
        return true;
    }

    @Override
    default boolean appliesTo(ClassPredictions predictions) {
        return appliesTo(predictions.classCount());
    }
}
