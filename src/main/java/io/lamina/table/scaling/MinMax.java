package io.lamina.table.scaling;

import io.lamina.setting.Kind;

/** Training minimum 0 and maximum 1; a value outside the training range falls outside [0, 1]. Equal values become 0. */
@Kind(
        formula = "y = (x − min) / (max − min)",
        use = "For bounded quantities such as pixel intensities; one outlier squeezes all other values.")
public record MinMax() implements NumericPreprocessing {
    @Override
    public FittedScale fit(double[] sorted) {
        double width = sorted[sorted.length - 1] - sorted[0];
        return new AffineScale(sorted[0], width > 0 ? width : 1);
    }
}
