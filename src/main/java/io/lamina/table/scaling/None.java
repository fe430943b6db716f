package io.lamina.table.scaling;

import io.lamina.setting.Kind;

/** Leaves numbers as they are. */
@Kind(formula = "y = x", use = "For columns that are scaled already; large values make learning slow or unstable.")
public record None() implements NumericPreprocessing {
    @Override
    public FittedScale fit(double[] sorted) {
        return new AffineScale(0, 1);
    }
}
