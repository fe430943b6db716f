package io.lamina.table.profile;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.List;

/**
 * The value below which a share of the known values lies.
 *
 * @param probability the share, in [0, 1]
 * @param value in the unit of the column
 */
@Described("The value below which a share of the known values lies.")
public record Quantile(
        @Setting(doc = "The share, from 0 to 1.") double probability,
        @Setting(doc = "In the unit of the column.") double value) {
    /** The shares that a profile states. */
    public static final List<Double> PROBABILITIES = List.of(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99);
}
