package io.lamina.evaluation.reconstruction;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;

/**
 * The anomaly score that a share of the rows does not exceed: a threshold for new rows.
 *
 * @param probability the share, in [0, 1]
 * @param value interpolated between the two nearest rows, as NumPy's {@code quantile} does
 */
@Described("The anomaly score that a share of the rows does not exceed.")
public record AnomalyQuantile(
        @Setting(doc = "The share, from 0 to 1.") double probability,
        @Setting(doc = "The score.") double value) {}
