package io.lamina.table.scaling;

import io.lamina.setting.Kind;

/**
 * Median 0 and interquartile range 1: {@code y = (x − median) / (q75 − q25)}, as in scikit-learn's {@code RobustScaler}. Where half of
 * the values are equal the range is 0, and the width stays 1.
 */
@Kind(
        formula = "y = (x − median) / (q75 − q25)",
        use = "For columns with a few outliers, which move neither the middle nor the width; they stay far out.")
public record Robust() implements NumericPreprocessing {
    @Override
    public FittedScale fit(double[] sorted) {
        double width = SortedValues.quantile(sorted, 3, 4) - SortedValues.quantile(sorted, 1, 4);
        return new AffineScale(SortedValues.quantile(sorted, 1, 2), width > 0 ? width : 1);
    }
}
