package io.lamina.service.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A tree as plain Java values, for writers that do not know this Jackson's trees. */
final class Plain {
    private Plain() {}

    static @Nullable Object of(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> node.stringValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.isIntegralNumber() ? (Object) node.bigIntegerValue() : node.decimalValue();
            case ARRAY -> {
                List<@Nullable Object> values = new ArrayList<>();
                node.forEach(element -> values.add(of(element)));
                yield values;
            }
            case OBJECT -> {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                node.properties().forEach(property -> values.put(property.getKey(), of(property.getValue())));
                yield values;
            }
            default -> null;
        };
    }
}
