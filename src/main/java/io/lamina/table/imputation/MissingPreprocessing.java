package io.lamina.table.imputation;

import io.lamina.setting.Described;
import io.lamina.setting.Family;

/** Which number stands for the missing numbers of one column. */
@Family("missingPreprocessing")
@Described("Which number stands for a missing one.")
public sealed interface MissingPreprocessing permits Median, Mean {
    /**
     * The number for missing cells, from the known training values of a column.
     *
     * @param sorted the values in ascending order, finite, at least one; not changed
     */
    double fill(double[] sorted);
}
