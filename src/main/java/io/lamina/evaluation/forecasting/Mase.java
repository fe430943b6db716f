package io.lamina.evaluation.forecasting;

import io.lamina.evaluation.metric.Score;
import io.lamina.evaluation.regression.Mae;
import io.lamina.setting.Kind;

/**
 * The mean absolute scaled error: the mean absolute error in units of that of the seasonal naive forecast over the training rows. Below 1
 * is better than repeating the last season was there; 0 is perfect. Without a season, m = 1, it compares with repeating the last value.
 *
 * <p>Source: Hyndman and Koehler, "Another look at measures of forecast accuracy", International Journal of Forecasting 22, 2006.
 */
@Kind(
        formula = "mean of |y - ŷ| / mean over training rows of |yₜ - yₜ₋ₘ|, m the season",
        use = "To compare forecasts of series in different units; below 1 beats the seasonal naive forecast.")
public record Mase() implements ForecastMetric {
    @Override
    public boolean greaterIsBetter() {
        return false;
    }

    @Override
    public Score of(ForecastPredictions predictions) {
        Double naive = predictions.naiveError();
        Double mae = new Mae().of(predictions.values()).value();
        if (naive == null || mae == null) {
            return Score.undefined("no training row has another one season before it");
        }
        return Score.ratio(mae, naive, "the training rows repeat exactly: the naive forecast has no error there");
    }
}
