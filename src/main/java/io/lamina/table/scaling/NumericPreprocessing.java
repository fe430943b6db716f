package io.lamina.table.scaling;

import io.lamina.setting.Described;
import io.lamina.setting.Family;

/** How the numbers of one column are scaled. */
@Family("numericPreprocessing")
@Described("How numbers are scaled.")
public sealed interface NumericPreprocessing permits Standardize, MinMax, Robust, Quantile, None {
    /**
     * Fits to the known training values of a column.
     *
     * @param sorted the values in ascending order, finite, at least one; not changed
     */
    FittedScale fit(double[] sorted);
}
