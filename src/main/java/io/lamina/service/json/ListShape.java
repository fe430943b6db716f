package io.lamina.service.json;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A {@code List}, unmodifiable once read. */
record ListShape(Shape element, Limits limits) implements Shape {
    @Override
    public Object read(JsonNode node, Place place) {
        if (!node.isArray()) {
            return place.refuseForm("must be a list", node);
        }
        String size = limits.sizeBreach(node.size(), "item", "items");
        if (size != null) {
            return place.refuse(size);
        }
        List<@Nullable Object> values = new ArrayList<>(node.size());
        boolean refused = false;
        for (int i = 0; i < node.size(); i++) {
            Object value = element.read(node.get(i), place.at(i));
            refused |= value == REFUSED;
            values.add(value);
        }
        return refused ? REFUSED : Collections.unmodifiableList(values);
    }

    @Override
    public String word() {
        return "list of " + element.word();
    }

    @Override
    public Schema<?> schema(SchemaBook book) {
        Schema<?> schema = SchemaBook.typed("array");
        schema.setItems(element.schema(book));
        if (limits.hasMin()) {
            schema.setMinItems((int) limits.min());
        }
        if (limits.hasMax()) {
            schema.setMaxItems((int) limits.max());
        }
        return schema;
    }
}
