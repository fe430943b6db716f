package io.lamina.service.json;

import io.lamina.service.problem.ProblemError;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A {@code Map} from text, in the order of the JSON object and unmodifiable once read. */
record MapShape(Shape element, Limits limits) implements Shape {
    @Override
    public Object read(JsonNode node, Place place) {
        if (!node.isObject()) {
            return place.refuseForm("must be an object", node);
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

    /** The object that repeated query parameters {@code key:value} mean; the last colon separates, so that keys may hold some. */
    ObjectNode ofTexts(String parameter, List<String> texts, List<ProblemError> errors) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (String text : texts) {
            int colon = text.lastIndexOf(':');
            if (colon < 0) {
                errors.add(ProblemError.parameter(parameter, "must be name:value, got " + Got.quoted(text)));
            } else if (node.has(text.substring(0, colon))) {
                errors.add(
                        ProblemError.parameter(parameter, "names " + Got.quoted(text.substring(0, colon)) + " twice"));
            } else {
                node.set(text.substring(0, colon), element.ofText(text.substring(colon + 1)));
            }
        }
        return node;
    }

    /** The form of those query parameters in OpenAPI. */
    Schema<?> schemaOfTexts() {
        Schema<?> text = SchemaBook.typed("string");
        text.setPattern("^.*:.+$");
        Schema<?> schema = SchemaBook.typed("array");
        schema.setItems(text);
        return schema;
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
