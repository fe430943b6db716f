package io.lamina.table.target;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import io.lamina.table.Column;
import io.lamina.table.forecast.ForecastSpec;
import io.lamina.table.forecast.Windows;
import java.util.Arrays;

/**
 * The values of the rows ahead, as scaled changes since the last known one: output h is {@code (yₜ₊ₕ − yₜ − mean) / standardDeviation}.
 *
 * <p>A network that answers nothing then repeats the last value, and a series that drifts beyond what training saw stays within what the
 * outputs saw: in the spirit of NLinear (Zeng et al., "Are Transformers Effective for Time Series Forecasting?", AAAI 2023), which takes
 * the last value away before and puts it back after; here the inputs keep their level.
 */
@Kind(
        formula = "output h ↔ (value h rows ahead − last known value − mean) / standardDeviation",
        use = "What the target of a forecast becomes.")
public record ForecastTarget(
        @Setting(doc = "Name of the target column.") String column,

        @Setting(doc = "Mean change over all windows of training and all rows ahead, in the unit of the column.")
        double mean,

        @Setting(doc = "Standard deviation of these changes, in the unit of the column.", min = 0, exclusiveMin = true)
        double standardDeviation,

        @Setting(doc = "What it looks back on, and how far ahead it says.")
        ForecastSpec forecast)
        implements TargetEncoding {
    /** Checks that values can be scaled. */
    public ForecastTarget {
        if (!Double.isFinite(mean) || !(standardDeviation > 0) || Double.isInfinite(standardDeviation)) {
            throw new IllegalArgumentException("mean must be finite and standardDeviation finite and positive, got "
                    + mean + " and " + standardDeviation);
        }
    }

    /**
     * Fits to the windows of training; changes that are all equal keep their unit.
     *
     * @param cells the column of the target
     * @param origins of the windows of training
     */
    public static ForecastTarget fit(Column cells, Windows windows, int[] origins, ForecastSpec forecast) {
        double[] changes = changes(cells, windows, origins);
        double mean = Arrays.stream(changes).sum() / changes.length;
        double variance = Arrays.stream(changes)
                        .map(change -> (change - mean) * (change - mean))
                        .sum()
                / changes.length;
        return new ForecastTarget(cells.name(), mean, variance > 0 ? Math.sqrt(variance) : 1, forecast);
    }

    private static double[] changes(Column cells, Windows windows, int[] origins) {
        double[] last = windows.lastKnown(origins);
        int[] said = windows.said(origins);
        double[] changes = new double[said.length];
        Arrays.setAll(changes, i -> cells.number(said[i]) - last[i / windows.horizon()]);
        return changes;
    }

    /** What a network is to answer: {@code horizon} numbers for each origin. */
    public float[] encode(Column cells, Windows windows, int[] origins) {
        double[] changes = changes(cells, windows, origins);
        float[] encoded = new float[changes.length];
        for (int i = 0; i < encoded.length; i++) {
            encoded[i] = (float) ((changes[i] - mean) / standardDeviation);
        }
        return encoded;
    }

    /** The value that an output stands for where {@code last} is the last known one. */
    public double decode(double output, double last) {
        return last + mean + output * standardDeviation;
    }
}
