package io.lamina.evaluation;

import io.lamina.evaluation.classification.Calibration;
import io.lamina.evaluation.classification.ClassPredictions;
import io.lamina.evaluation.classification.ClassScores;
import io.lamina.evaluation.classification.ConfusionMatrix;
import io.lamina.evaluation.classification.OneVsRest;
import io.lamina.evaluation.forecasting.ForecastComparison;
import io.lamina.evaluation.forecasting.ForecastPredictions;
import io.lamina.evaluation.interval.Interval;
import io.lamina.evaluation.reconstruction.Reconstruction;
import io.lamina.evaluation.regression.Residuals;
import io.lamina.evaluation.regression.ValuePredictions;
import io.lamina.evaluation.threshold.BinaryCurves;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a set of predictions once the truth stands beside them. Rows of several folds are scored together by putting them
 * one after the other.
 *
 * @param rowCount the number of rows scored, at least 1
 * @param metrics the value of each metric by its camelCase name, in the order of the family; null where it is undefined
 * @param undefinedMetrics for exactly the null values of {@code metrics}: the metric's name → why it has no value
 * @param intervals for each metric with a value, where it would lie on other rows; empty if not asked for
 * @param confusionMatrix how often each class was taken for each class; null for values
 * @param perClass the scores of each class, in the order of the matrix's labels; null for values
 * @param oneVsRest the areas of each class against all others; null unless there are more than two classes
 * @param binary curves and thresholds; null unless there are two classes
 * @param calibration whether probabilities come true; null for values
 * @param residuals how predictions miss; null unless one value a row
 * @param baselines what would be reached without a model; empty for classes
 * @param reconstruction how far rows are from their reconstructions; null unless they were reconstructed
 * @param forecast the same for each row ahead; null unless a forecast
 */
public record Evaluation(
        long rowCount,
        Map<String, @Nullable Double> metrics,
        Map<String, String> undefinedMetrics,
        Map<String, Interval> intervals,
        @Nullable ConfusionMatrix confusionMatrix,
        @Nullable List<ClassScores> perClass,
        @Nullable List<OneVsRest> oneVsRest,
        @Nullable BinaryCurves binary,
        @Nullable Calibration calibration,
        @Nullable Residuals residuals,
        List<Baseline> baselines,
        @Nullable Reconstruction reconstruction,
        @Nullable ForecastComparison forecast) {
    public Evaluation {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        undefinedMetrics = Collections.unmodifiableMap(new LinkedHashMap<>(undefinedMetrics));
        intervals = Collections.unmodifiableMap(new LinkedHashMap<>(intervals));
        perClass = perClass == null ? null : List.copyOf(perClass);
        oneVsRest = oneVsRest == null ? null : List.copyOf(oneVsRest);
        baselines = List.copyOf(baselines);
    }

    /** Scores predicted classes, with intervals, where each row's class is the most probable one, the first of equals; see {@link ClassPredictions}. */
    public static Evaluation ofClasses(List<String> labels, int[] actual, float[] probabilities) {
        return of(new ClassPredictions(labels, actual, probabilities), true);
    }

    /**
     * Scores predicted classes.
     *
     * @param withIntervals whether scores get intervals; of rows that were trained on they would say nothing
     */
    public static Evaluation of(ClassPredictions predictions, boolean withIntervals) {
        Scorecard scores = Scorecard.of(Metrics.ofClassification(), predictions, withIntervals);
        boolean binary = predictions.classCount() == 2;
        return new Evaluation(
                predictions.size(),
                scores.metrics(),
                scores.undefined(),
                scores.intervals(),
                ConfusionMatrix.of(predictions),
                ClassScores.of(predictions, withIntervals),
                binary ? null : OneVsRest.of(predictions),
                binary ? BinaryCurves.of(predictions) : null,
                Calibration.of(predictions),
                null,
                List.of(),
                null,
                null);
    }

    /** Scores predicted values, with intervals and without baselines; see {@link ValuePredictions}. */
    public static Evaluation ofValues(double[] actual, double[] predicted) {
        return of(new ValuePredictions(actual, predicted), new LinkedHashMap<>(), true);
    }

    /**
     * Scores predicted values, one a row.
     *
     * @param baselines what would be predicted without a model, by the name of the way, for the same rows
     * @param withIntervals whether scores get intervals; of rows that were trained on they would say nothing
     */
    public static Evaluation of(
            ValuePredictions predictions, SequencedMap<String, ValuePredictions> baselines, boolean withIntervals) {
        Scorecard scores = Scorecard.of(Metrics.ofRegression(), predictions, withIntervals);
        List<Baseline> scored = new ArrayList<>();
        baselines.forEach((name, values) -> {
            Scorecard its = Scorecard.of(Metrics.ofRegression(), values, false);
            scored.add(new Baseline(name, its.metrics(), its.undefined()));
        });
        return ofValues(predictions, scores, Residuals.of(predictions), scored, null);
    }

    /**
     * Scores reconstructed inputs: metrics as of values, each the mean over all inputs of all rows, and how far rows are from their
     * reconstructions.
     *
     * @param predictions the inputs, scaled so that they may be compared, beside their reconstructions
     * @param widths how many inputs each column has, in their order
     * @param withIntervals whether scores get intervals
     */
    public static Evaluation ofReconstruction(
            ValuePredictions predictions, SequencedMap<String, Integer> widths, boolean withIntervals) {
        Scorecard scores = Scorecard.of(Metrics.ofRegression(), predictions, withIntervals);
        return ofValues(predictions, scores, null, List.of(), Reconstruction.of(predictions, widths));
    }

    /**
     * Scores forecasts: metrics as of values, each the mean over all rows ahead, and those of forecasts; as baselines {@code lastValue} and
     * {@code seasonalNaive}. All arrays are [rows, horizon] in row-major order, read, never kept.
     *
     * @param lastValue what repeating the last known value says
     * @param seasonalNaive what repeating the last known season says
     * @param season rows per season, 1 if there is none
     * @param naiveError mean absolute error of the seasonal naive forecast over the training rows; null if there is none
     * @throws IllegalArgumentException if there are no rows, the sizes do not fit each other, or a value is NaN or infinite
     */
    public static Evaluation ofForecast(
            double[] actual,
            double[] predicted,
            double[] lastValue,
            double[] seasonalNaive,
            int horizon,
            int season,
            @Nullable Double naiveError) {
        Scorecard scores = ofForecast(actual, predicted, horizon, naiveError);
        Scorecard last = ofForecast(actual, lastValue, horizon, naiveError);
        Scorecard seasonal = ofForecast(actual, seasonalNaive, horizon, naiveError);
        return new Evaluation(
                actual.length / horizon,
                scores.metrics(),
                scores.undefined(),
                scores.intervals(),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(
                        new Baseline("lastValue", last.metrics(), last.undefined()),
                        new Baseline("seasonalNaive", seasonal.metrics(), seasonal.undefined())),
                null,
                ForecastComparison.of(actual, predicted, lastValue, seasonalNaive, horizon, season, naiveError));
    }

    private static Scorecard ofForecast(double[] actual, double[] predicted, int horizon, @Nullable Double naiveError) {
        ValuePredictions values = ValuePredictions.ofOutputs(actual, predicted, horizon);
        Scorecard ofValues = Scorecard.of(Metrics.ofRegression(), values, false);
        return ofValues.and(Scorecard.of(Metrics.ofForecast(), new ForecastPredictions(values, naiveError), false));
    }

    private static Evaluation ofValues(
            ValuePredictions predictions,
            Scorecard scores,
            @Nullable Residuals residuals,
            List<Baseline> baselines,
            @Nullable Reconstruction reconstruction) {
        return new Evaluation(
                predictions.size(),
                scores.metrics(),
                scores.undefined(),
                scores.intervals(),
                null,
                null,
                null,
                null,
                null,
                residuals,
                baselines,
                reconstruction,
                null);
    }
}
