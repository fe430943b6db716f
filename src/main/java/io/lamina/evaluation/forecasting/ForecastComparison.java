package io.lamina.evaluation.forecasting;

import io.lamina.evaluation.regression.ValuePredictions;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A model beside two forecasts that need no learning, for each row ahead.
 *
 * @param season rows per season; 1 if there is none, and both naive forecasts are then the same
 * @param naiveError the scale of {@code mase}: the mean absolute error of the seasonal naive forecast over the training rows; null if no
 *     training row has another one season before it
 * @param steps errors for each row ahead, the nearest first
 */
@Described("A forecast beside two that need no learning, for each row ahead.")
public record ForecastComparison(
        @Setting(doc = "Rows per season of the seasonal naive forecast; 1: no season.", min = 1)
        int season,

        @Setting(
                doc =
                        "Mean absolute error of the seasonal naive forecast over the training rows, the unit of mase; null if there are too few of them.",
                defaultValue = "null")
        @Nullable
        Double naiveError,

        @Setting(doc = "Errors for each row ahead, the nearest first.")
        List<StepScores> steps) {
    public ForecastComparison {
        steps = List.copyOf(steps);
    }

    /**
     * Compares forecasts of the same values; all arrays are [rows, horizon] in row-major order, read, never kept.
     *
     * @param naiveError null if there is none
     * @throws IllegalArgumentException if there are no rows, the sizes do not fit each other, or a value is NaN or infinite
     */
    public static ForecastComparison of(
            double[] actual,
            double[] predicted,
            double[] lastValue,
            double[] seasonalNaive,
            int horizon,
            int season,
            @Nullable Double naiveError) {
        List<StepScores> steps = IntStream.range(0, horizon)
                .mapToObj(step -> new StepScores(
                        step + 1,
                        scores(actual, predicted, step, horizon, naiveError),
                        scores(actual, lastValue, step, horizon, naiveError),
                        scores(actual, seasonalNaive, step, horizon, naiveError)))
                .toList();
        return new ForecastComparison(season, naiveError, steps);
    }

    /** The scores of every {@code stride}-th value from {@code first} on. */
    private static ForecastScores scores(
            double[] actual, double[] predicted, int first, int stride, @Nullable Double naiveError) {
        ValuePredictions values =
                new ValuePredictions(everyNth(actual, first, stride), everyNth(predicted, first, stride));
        return ForecastScores.of(new ForecastPredictions(values, naiveError));
    }

    private static double[] everyNth(double[] values, int first, int stride) {
        return IntStream.range(0, (values.length - first + stride - 1) / stride)
                .mapToDouble(i -> values[first + i * stride])
                .toArray();
    }
}
