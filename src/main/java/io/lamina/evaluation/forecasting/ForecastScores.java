package io.lamina.evaluation.forecasting;

import io.lamina.evaluation.metric.Score;
import io.lamina.evaluation.regression.Mae;
import io.lamina.evaluation.regression.Rmse;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import org.jspecify.annotations.Nullable;

/**
 * The errors of one forecast.
 *
 * @param mae mean absolute error, in the unit of the series; null if it is beyond every number
 * @param rmse root of the mean squared error, in the unit of the series; null likewise
 * @param mase mean absolute scaled error; null if the training rows give no scale
 */
@Described("The errors of one forecast.")
public record ForecastScores(
        @Setting(doc = "Mean absolute error, in the unit of the series.", defaultValue = "null") @Nullable
        Double mae,

        @Setting(doc = "Root of the mean squared error, in the unit of the series.", defaultValue = "null") @Nullable
        Double rmse,

        @Setting(
                doc =
                        "Mean absolute error in units of that of the seasonal naive forecast over the training rows; null where that has none.",
                defaultValue = "null")
        @Nullable
        Double mase) {
    static ForecastScores of(ForecastPredictions predictions) {
        Score mae = new Mae().of(predictions.values());
        Score rmse = new Rmse().of(predictions.values());
        return new ForecastScores(
                mae.value(), rmse.value(), new Mase().of(predictions).value());
    }
}
