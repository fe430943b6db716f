package io.lamina.table.imputation;

import io.lamina.setting.Kind;
import java.util.Arrays;

/** The mean of the training values. */
@Kind(formula = "sum of the known training values / their number", use = "For symmetric columns without outliers.")
public record Mean() implements MissingPreprocessing {
    @Override
    public double fill(double[] sorted) {
        return Arrays.stream(sorted).sum() / sorted.length;
    }
}
