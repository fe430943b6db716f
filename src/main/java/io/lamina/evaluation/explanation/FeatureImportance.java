package io.lamina.evaluation.explanation;

import io.lamina.evaluation.interval.Interval;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;

/**
 * What a model loses without what one feature says.
 *
 * @param feature its column
 * @param lossIncrease how much larger the mean loss of a row is with the feature's values dealt out anew; about 0 if the model does not
 *     look at it, below 0 by accident only
 * @param interval where it would lie on other rows: normal, of the mean of the rows' increases
 */
@Described("What a model loses without what one feature says.")
public record FeatureImportance(
        @Setting(doc = "Name of the column.") String feature,

        @Setting(
                doc =
                        "How much larger the mean loss is when the values of the column are dealt out anew among the rows; about 0 if"
                                + " the model does not use it.")
        double lossIncrease,

        @Setting(doc = "Where the increase would lie on other rows of the same kind.")
        Interval interval) {}
