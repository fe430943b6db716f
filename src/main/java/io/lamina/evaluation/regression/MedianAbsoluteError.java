package io.lamina.evaluation.regression;

import io.lamina.evaluation.metric.Score;
import io.lamina.setting.Kind;

/**
 * The median of the absolute errors, in the unit of the target; 0 is perfect. For an even number of rows the mean of the middle
 * two. scikit-learn: {@code median_absolute_error}.
 */
@Kind(formula = "median of |y - ŷ|", use = "The error of a typical row, whatever the worst rows do.")
public record MedianAbsoluteError() implements RegressionMetric {
    @Override
    public boolean greaterIsBetter() {
        return false;
    }

    /** The median over unlike outputs is that of no output. */
    @Override
    public boolean appliesTo(int outputs) {
        return outputs == 1;
    }

    @Override
    public Score of(ValuePredictions predictions) {
        double[] middle = predictions.middleMagnitudes();
        return Score.of(middle.length == 1 ? middle[0] : middle[0] / 2 + middle[1] / 2);
    }
}
