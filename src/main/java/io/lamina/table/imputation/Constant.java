package io.lamina.table.imputation;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/**
 * A number that a person chose, in the unit of the column. It is for numeric columns; dates take the median beside it.
 *
 * @param value within ±1e100, beyond which numbers cannot be computed with
 */
@Kind(formula = "value", use = "Where a missing number has a meaning, such as 0 for no purchase.")
public record Constant(
        @Setting(doc = "The number, in the unit of the column.", defaultValue = "0", min = -1e100, max = 1e100)
        double value)
        implements MissingPreprocessing {
    private static final double LARGEST = 1e100;

    /** Checks the range. */
    public Constant {
        if (!(Math.abs(value) <= LARGEST)) {
            throw new IllegalArgumentException("value must be within ±" + LARGEST + ", got " + value);
        }
    }

    @Override
    public double fill(double[] sorted) {
        return value;
    }

    @Override
    public String fillRule() {
        return "constant";
    }
}
