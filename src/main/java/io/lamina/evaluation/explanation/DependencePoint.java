package io.lamina.evaluation.explanation;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model answers on average if every row has one value.
 *
 * @param value as in the table
 * @param number what it is as a number; null for labels
 * @param means the mean answer over the rows: of each class its probability, of a regression the value in its unit
 * @param standardDeviations how much the rows differ in it, with n in the denominator
 */
@Described("What a model answers on average if every row has one value of the feature.")
public record DependencePoint(
        @Setting(doc = "The value, as in the table.") String value,

        @Setting(doc = "What it is as a number; null for labels.") @Nullable
        Double number,

        @Setting(doc = "Mean answer over the rows, of each output: the probability of a class, or the value.")
        Map<String, Double> means,

        @Setting(doc = "Standard deviation of the answer over the rows, of each output.")
        Map<String, Double> standardDeviations) {
    public DependencePoint {
        means = Collections.unmodifiableMap(new LinkedHashMap<>(means));
        standardDeviations = Collections.unmodifiableMap(new LinkedHashMap<>(standardDeviations));
    }
}
