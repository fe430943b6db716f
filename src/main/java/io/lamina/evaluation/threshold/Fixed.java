package io.lamina.evaluation.threshold;

import io.lamina.evaluation.classification.ClassPredictions;
import io.lamina.setting.Kind;
import io.lamina.setting.Setting;

/**
 * A threshold that somebody has chosen.
 *
 * @param value the probability from which the second class is predicted, in [0, 1]
 */
@Kind(formula = "value", use = "When the threshold is known, from costs or from another model.")
public record Fixed(
        @Setting(
                doc = "The probability from which the second class is predicted.",
                defaultValue = "0.5",
                min = 0,
                max = 1)
        double value)
        implements DecisionThreshold {
    /** @throws IllegalArgumentException unless the value is in [0, 1] */
    public Fixed {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("value must be in [0, 1], got " + value);
        }
    }

    @Override
    public double choose(ClassPredictions predictions) {
        return value;
    }
}
