package io.lamina.service.json;

import io.swagger.v3.oas.models.media.Schema;
import tools.jackson.databind.JsonNode;

/** A {@code boolean}: {@code true} or {@code false}, nothing that merely looks like it. */
record FlagShape() implements Shape {
    @Override
    public Object read(JsonNode node, Place place) {
        return node.isBoolean()
                ? (Object) node.booleanValue()
                : place.refuse("must be true or false, got " + Got.of(node));
    }

    @Override
    public Schema<?> schema(SchemaBook book) {
        return SchemaBook.typed("boolean");
    }
}
