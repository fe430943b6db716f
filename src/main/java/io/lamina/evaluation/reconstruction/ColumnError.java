package io.lamina.evaluation.reconstruction;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;

/**
 * How badly one column is reconstructed.
 *
 * @param column its name
 * @param mse the mean over rows and over the inputs of the column of the squared difference between input and reconstruction
 */
@Described("How badly one column is reconstructed.")
public record ColumnError(
        @Setting(doc = "Name of the column.") String column,

        @Setting(doc = "Mean squared difference between its inputs and their reconstructions, in scaled units.")
        double mse) {}
