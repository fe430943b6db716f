package io.lamina.evaluation.forecasting;

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
        ValuePredictions values, @Nullable Double naiveError) {
    /** @throws IllegalArgumentException if {@code naiveError} is negative or not finite */
    public ForecastPredictions {
        if (naiveError != null && !(naiveError >= 0 && naiveError < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("naiveError must be finite and not negative, got " + naiveError);
        }
    }
}
