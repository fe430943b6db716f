package io.lamina.evaluation.forecasting;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;

/**
 * The errors of forecasts so many rows ahead.
 *
 * @param step rows ahead, from 1
 * @param model of what was learned
 * @param lastValue of repeating the last value
 * @param seasonalNaive of repeating the last season
 */
@Described("The errors of forecasts so many rows ahead.")
public record StepScores(
        @Setting(doc = "How many rows ahead, from 1.", min = 1)
        int step,

        @Setting(doc = "Errors of the model.") ForecastScores model,

        @Setting(doc = "Errors of repeating the last known value.")
        ForecastScores lastValue,

        @Setting(doc = "Errors of repeating the last known season.")
        ForecastScores seasonalNaive) {}
