package io.lamina.service.json;

import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A map for whose empty form a word may stand: {@code "balanced"}. */
record EmptyWordShape(Shape inner, String emptyWord) implements Shape {
    /** The shape with the word inside of what may be null. */
    static Shape of(Shape shape, String emptyWord) {
        return shape instanceof NullableShape nullable
                ? new NullableShape(new EmptyWordShape(nullable.inner(), emptyWord), nullable.words())
                : new EmptyWordShape(shape, emptyWord);
    }

    @Override
    public @Nullable Object read(JsonNode node, Place place) {
        if (!node.isString()) {
            return node.isObject() && node.isEmpty()
                    ? place.refuse("must have at least one entry or be " + Got.quoted(emptyWord) + ", got {}")
                    : inner.read(node, place);
        }
        return node.stringValue().equals(emptyWord)
                ? Map.of()
                : place.refuseForm("must be " + Got.quoted(emptyWord) + " or an " + inner.word(), node);
    }

    @Override
    public String word() {
        return inner.word();
    }

    @Override
    public Schema<?> schema(SchemaBook book) {
        Schema<?> either = SchemaBook.any();
        either.addAnyOfItem(inner.schema(book));
        either.addAnyOfItem(SchemaBook.words(List.of(emptyWord)));
        return either;
    }
}
