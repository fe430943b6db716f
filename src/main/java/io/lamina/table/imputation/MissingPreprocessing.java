package io.lamina.table.imputation;

import io.lamina.setting.Described;
import io.lamina.setting.Family;
import io.lamina.setting.Kinds;

/** What becomes of the missing values of one column. */
@Family("missingPreprocessing")
@Described("What becomes of missing values.")
public sealed interface MissingPreprocessing permits Median, Mean, Constant, DropRow {
    /**
     * The number for missing cells, from the known training values of a column.
     *
     * @param sorted the values in ascending order, finite, at least one; not changed
     */
    double fill(double[] sorted);

    /** Where the number comes from, as models tell their clients: {@code training median}. */
    default String fillRule() {
        return "training " + Kinds.nameOf(getClass());
    }

    /** Whether rows that lack the value are neither learned from nor scored. */
    default boolean dropsRows() {
        return false;
    }
}
