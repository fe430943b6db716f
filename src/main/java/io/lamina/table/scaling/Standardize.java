package io.lamina.table.scaling;

import io.lamina.setting.Kind;
import java.util.Arrays;

/**
 * Mean 0 and standard deviation 1: {@code y = (x − mean) / standardDeviation}, the deviation with n in the denominator, as in
 * scikit-learn's {@code StandardScaler}. Two passes in double, so large means cost no digits. Equal values keep width 1.
 */
@Kind(
        formula = "y = (x − mean) / standardDeviation",
        use = "The usual choice; networks learn fastest from inputs around 0 with spread 1.")
public record Standardize() implements NumericPreprocessing {
    @Override
    public FittedScale fit(double[] sorted) {
        double mean = Arrays.stream(sorted).sum() / sorted.length;
        double squares = 0;
        for (double value : sorted) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = Math.sqrt(squares / sorted.length);
        return new AffineScale(mean, deviation > 0 ? deviation : 1);
    }
}
