package io.lamina.service.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Metrics as the database keeps them: a JSON object of numbers and nulls. */
final class MetricValues {
    private MetricValues() {}

    /** The values by name, in the order in which they were written; null where a metric is undefined. */
    static Map<String, @Nullable Double> of(JsonNode object) {
        Map<String, @Nullable Double> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> metric : object.properties()) {
            JsonNode value = metric.getValue();
            values.put(metric.getKey(), value.isNull() ? null : value.asDouble());
        }
        return values;
    }
}
