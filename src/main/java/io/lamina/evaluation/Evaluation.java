package io.lamina.evaluation;

import io.lamina.evaluation.classification.ClassPredictions;
import io.lamina.evaluation.classification.ClassScores;
import io.lamina.evaluation.classification.ConfusionMatrix;
import io.lamina.evaluation.forecasting.ForecastComparison;
import io.lamina.evaluation.forecasting.ForecastPredictions;
import io.lamina.evaluation.metric.Metric;
import io.lamina.evaluation.metric.Score;
import io.lamina.evaluation.reconstruction.Reconstruction;
import io.lamina.evaluation.regression.ValuePredictions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a set of predictions once the truth stands beside them.
 *
 * @param rowCount the number of rows scored, at least 1
 * @param metrics the value of each metric by its camelCase name, in the order of the family; null where it is undefined
 * @param undefinedMetrics for exactly the null values of {@code metrics}: the metric's name → why it has no value
 * @param confusionMatrix how often each class was taken for each class; null for values
 * @param perClass the scores of each class, in the order of the matrix's labels; null for values
 * @param reconstruction how far rows are from their reconstructions; null unless they were reconstructed
 * @param forecast what forecasts come to that need no learning; null unless a forecast
 */
public record Evaluation(
        long rowCount,
        Map<String, @Nullable Double> metrics,
        Map<String, String> undefinedMetrics,
        @Nullable ConfusionMatrix confusionMatrix,
        @Nullable List<ClassScores> perClass,
        @Nullable Reconstruction reconstruction,
        @Nullable ForecastComparison forecast) {
    public Evaluation {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        undefinedMetrics = Collections.unmodifiableMap(new LinkedHashMap<>(undefinedMetrics));
        perClass = perClass == null ? null : List.copyOf(perClass);
    }

    /**
     * Scores predicted classes. The predicted class of a row is the most probable one, the first of equals.
     *
     * @param labels the classes, at least two, each once; in a binary task the second is the positive one
     * @param actual [rows], the true class of each row as an index into {@code labels}
     * @param probabilities [rows × classes] in row-major order, each row summing to 1; read, never kept
     * @throws IllegalArgumentException if there are no rows, the sizes do not fit each other, an index is no class, or a
     *     probability is not a number in [0, 1]
     */
    public static Evaluation ofClasses(List<String> labels, int[] actual, float[] probabilities) {
        ClassPredictions predictions = new ClassPredictions(labels, actual, probabilities);
        return of(
                predictions.rowCount(),
                Metrics.ofClassification(),
                predictions,
                predictions.confusionMatrix(),
                predictions.classScores(),
                null);
    }

    /**
     * Scores predicted values.
     *
     * @param actual [rows], the true values
     * @param predicted [rows], the predicted values; both arrays are read, never kept
     * @throws IllegalArgumentException if there are no rows, the sizes differ, or a value is NaN or infinite
     */
    public static Evaluation ofValues(double[] actual, double[] predicted) {
        ValuePredictions predictions = new ValuePredictions(actual, predicted);
        return of(predictions.rowCount(), Metrics.ofRegression(), predictions, null, null, null);
    }

    /**
     * Scores reconstructed inputs: metrics as of values, each the mean over all inputs of all rows, and how far rows are from their
     * reconstructions.
     *
     * @param actual [rows, inputs] in row-major order, scaled so that inputs may be compared; read, never kept
     * @param predicted [rows, inputs], the reconstructions
     * @param widths how many inputs each column has, in their order
     * @throws IllegalArgumentException if there are no rows, the sizes do not fit each other, or a value is NaN or infinite
     */
    public static Evaluation ofReconstruction(
            float[] actual, float[] predicted, int rows, SequencedMap<String, Integer> widths) {
        int inputs = widths.values().stream().mapToInt(Integer::intValue).sum();
        ValuePredictions predictions = ValuePredictions.ofOutputs(actual, predicted, rows, inputs);
        return of(rows, Metrics.ofRegression(), predictions, null, null, Reconstruction.of(predictions, widths));
    }

    /**
     * Scores forecasts: metrics as of values, each the mean over all rows ahead, those of forecasts, and what needs no learning beside them.
     * All arrays are [rows, horizon] in row-major order, read, never kept.
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
        ValuePredictions values = ValuePredictions.ofOutputs(actual, predicted, horizon);
        Map<String, @Nullable Double> metrics = new LinkedHashMap<>();
        Map<String, String> undefined = new LinkedHashMap<>();
        score(Metrics.ofRegression(), values, metrics, undefined);
        score(Metrics.ofForecast(), new ForecastPredictions(values, naiveError), metrics, undefined);
        return new Evaluation(
                values.rowCount(),
                metrics,
                undefined,
                null,
                null,
                null,
                ForecastComparison.of(actual, predicted, lastValue, seasonalNaive, horizon, season, naiveError));
    }

    private static <P> Evaluation of(
            int rowCount,
            List<? extends Metric<P>> family,
            P predictions,
            @Nullable ConfusionMatrix matrix,
            @Nullable List<ClassScores> perClass,
            @Nullable Reconstruction reconstruction) {
        Map<String, @Nullable Double> metrics = new LinkedHashMap<>();
        Map<String, String> undefined = new LinkedHashMap<>();
        score(family, predictions, metrics, undefined);
        return new Evaluation(rowCount, metrics, undefined, matrix, perClass, reconstruction, null);
    }

    private static <P> void score(
            List<? extends Metric<P>> family,
            P predictions,
            Map<String, @Nullable Double> metrics,
            Map<String, String> undefined) {
        for (Metric<P> metric : family) {
            if (!metric.appliesTo(predictions)) {
                continue;
            }
            Score score = metric.of(predictions);
            metrics.put(metric.name(), score.value());
            if (score.undefinedBecause() != null) {
                undefined.put(metric.name(), score.undefinedBecause());
            }
        }
    }
}
