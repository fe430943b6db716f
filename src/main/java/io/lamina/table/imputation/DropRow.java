package io.lamina.table.imputation;

import io.lamina.setting.Kind;

/**
 * Rows that lack a value are neither learned from nor scored. A prediction cannot leave its row out: there the median stands for a
 * missing number, with a warning.
 */
@Kind(
        formula = "rows with a missing value are left out",
        use = "For tables where few rows lack a value and later rows will not.")
public record DropRow() implements MissingPreprocessing {
    @Override
    public double fill(double[] sorted) {
        return new Median().fill(sorted);
    }

    @Override
    public String fillRule() {
        return new Median().fillRule();
    }

    @Override
    public boolean dropsRows() {
        return true;
    }
}
