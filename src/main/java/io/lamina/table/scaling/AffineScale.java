package io.lamina.table.scaling;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/**
 * Moves and stretches: {@code y = (x − center) / width}, computed in double.
 *
 * @param center what becomes 0, in the column's unit
 * @param width what becomes 1 beside it, in the column's unit, above 0
 */
@Kind(formula = "y = (x − center) / width", use = "What standardize, min_max, robust and none become once fitted.")
public record AffineScale(
        @Setting(doc = "The value that becomes 0, in the unit of the column.")
        double center,

        @Setting(doc = "The distance that becomes 1, in the unit of the column.", min = 0, exclusiveMin = true)
        double width)
        implements FittedScale {
    /** Checks that the scale can be computed. */
    public AffineScale {
        if (!Double.isFinite(center) || !(width > 0) || Double.isInfinite(width)) {
            throw new IllegalArgumentException(
                    "center must be finite and width finite and positive, got " + center + " and " + width);
        }
    }

    @Override
    public double apply(double value) {
        return (value - center) / width;
    }

    @Override
    public double invert(double scaled) {
        return scaled * width + center;
    }
}
