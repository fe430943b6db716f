package io.lamina.evaluation;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody would reach on the same rows without a model; one that is no better has learned nothing.
 *
 * @param name how it predicts: {@code mean}, the mean of the training rows for every row; of a forecast {@code lastValue}, the last known value, and
 *     {@code seasonalNaive}, the value one season before
 * @param metrics as of the model
 * @param undefinedMetrics for exactly the null values of {@code metrics}: why
 */
@Described("What somebody would reach on the same rows without a model.")
public record Baseline(
        @Setting(
                doc =
                        "How it predicts: mean is the mean of the training rows, for every row; of a forecast, lastValue the last known value "
                                + "and seasonalNaive the value one season before.")
        String name,

        @Setting(doc = "Its metrics, as of the model; null where undefined.")
        Map<String, @Nullable Double> metrics,

        @Setting(doc = "For each metric that is null: why.") Map<String, String> undefinedMetrics) {
    public Baseline {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        undefinedMetrics = Collections.unmodifiableMap(new LinkedHashMap<>(undefinedMetrics));
    }
}
