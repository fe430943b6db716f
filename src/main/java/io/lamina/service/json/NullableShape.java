package io.lamina.service.json;

import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A value or {@code null}; words such as {@code "auto"} may stand for the null and the first of them shows it. */
record NullableShape(Shape inner, List<String> words) implements Shape {
    @Override
    public @Nullable Object read(JsonNode node, Place place) {
        if (node.isNull() || (node.isString() && words.contains(node.stringValue()))) {
            return null;
        }
        return inner.read(node, words.isEmpty() ? place : place.orWords(words));
    }

    @Override
    public JsonNode ofText(String text) {
        return words.contains(text) ? Shape.super.ofText(text) : inner.ofText(text);
    }

    @Override
    public String word() {
        return inner.word();
    }

    @Override
    public Schema<?> schema(SchemaBook book) {
        Schema<?> schema = inner.schema(book);
        Set<String> types = schema.getTypes();
        if (words.isEmpty() && types != null && schema.getEnum() == null) {
            Set<String> orNull = new LinkedHashSet<>(types);
            orNull.add("null");
            schema.setTypes(orNull);
            return schema;
        }
        if (schema.get$ref() == null && types == null && schema.getAnyOf() == null && schema.getOneOf() == null) {
            return schema;
        }
        Schema<?> either = SchemaBook.any();
        either.addAnyOfItem(schema);
        if (!words.isEmpty()) {
            either.addAnyOfItem(SchemaBook.words(words));
        }
        either.addAnyOfItem(SchemaBook.typed("null"));
        return either;
    }
}
