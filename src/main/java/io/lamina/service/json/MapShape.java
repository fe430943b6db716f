package io.lamina.service.json;

import io.swagger.v3.oas.models.media.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A {@code Map} from text, in the order of the JSON object and unmodifiable once read. */
record MapShape(Shape element, Limits limits) implements Shape {
    @Override
    public Object read(JsonNode node, Place place) {
        if (!node.isObject()) {
            return place.refuse("must be an object, got " + Got.of(node));
        }
        String size = limits.sizeBreach(node.size(), "entry", "entries");
        if (size != null) {
            return place.refuse(size);
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        boolean refused = false;
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            Place at = place.at(property.getKey());
            String unfit = TextShape.unfit(property.getKey());
            Object value = unfit == null ? element.read(property.getValue(), at) : at.refuse("is a name that " + unfit);
            refused |= value == REFUSED;
            values.put(property.getKey(), value);
        }
        return refused ? REFUSED : Collections.unmodifiableMap(values);
    }

    @Override
    public String word() {
        return "object of " + element.word();
    }

    @Override
    public Schema<?> schema(SchemaBook book) {
        Schema<?> schema = SchemaBook.typed("object");
        schema.setAdditionalProperties(element.schema(book));
        if (limits.hasMin()) {
            schema.setMinProperties((int) limits.min());
        }
        if (limits.hasMax()) {
            schema.setMaxProperties((int) limits.max());
        }
        return schema;
    }
}
