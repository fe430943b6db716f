package io.lamina.table.imputation;

import io.lamina.setting.Kind;

/** The middle training value, or the mean of the two in the middle. */
@Kind(formula = "median of the known training values", use = "The usual choice; outliers do not move it.")
public record Median() implements MissingPreprocessing {
    @Override
    public double fill(double[] sorted) {
        double lower = sorted[(sorted.length - 1) / 2];
        double upper = sorted[sorted.length / 2];
        // Not (lower + upper) / 2, which overflows for values near the largest double.
        return lower / 2 + upper / 2;
    }
}
