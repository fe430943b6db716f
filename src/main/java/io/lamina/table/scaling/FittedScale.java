package io.lamina.table.scaling;

import io.lamina.setting.Family;

/** A scale with its statistics, as a model carries it; immutable. */
@Family("fittedScales")
public sealed interface FittedScale permits AffineScale, QuantileScale {
    /** The scaled value of a finite number. */
    double apply(double value);

    /** A number whose scaled value this is: the inverse of {@link #apply} wherever that is strictly increasing. */
    double invert(double scaled);
}
