package io.lamina.evaluation.forecasting;

import io.lamina.evaluation.metric.Predictions;
import io.lamina.evaluation.regression.ValuePredictions;
import org.jspecify.annotations.Nullable;

/**
 * Forecast values beside the true ones, with the error that their series have without learning.
 *
 * @param values one value for each row ahead
 * @param naiveError mean absolute error of the seasonal naive forecast over the training rows, in the unit of the series; null if there
 *     was nothing to compute it from
 */
public record ForecastPredictions(
        ValuePredictions values, @Nullable Double naiveError) implements Predictions<ForecastPredictions> {
    /** @throws IllegalArgumentException if {@code naiveError} is negative or not finite */
    public ForecastPredictions {
        if (naiveError != null && !(naiveError >= 0 && naiveError < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("naiveError must be finite and not negative, got " + naiveError);
        }
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public int width() {
        return values.width();
    }

    @Override
    public ForecastPredictions take(int[] rows) {
        return new ForecastPredictions(values.take(rows), naiveError);
    }

    @Override
    public ForecastPredictions weighted(int[] weights) {
        return new ForecastPredictions(values.weighted(weights), naiveError);
    }
}
