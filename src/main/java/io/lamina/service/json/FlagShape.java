package io.lamina.service.json;

import io.swagger.v3.oas.models.media.Schema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A {@code boolean}: {@code true} or {@code false}, nothing that merely looks like it. */
record FlagShape() implements Shape {
    @Override
    public Object read(JsonNode node, Place place) {
        return node.isBoolean() ? (Object) node.booleanValue() : place.refuseForm("must be true or false", node);
    }

    @Override
    public JsonNode ofText(String text) {
        boolean isFlag = text.equals("true") || text.equals("false");
        return isFlag ? JsonNodeFactory.instance.booleanNode(text.equals("true")) : Shape.super.ofText(text);
    }

    @Override
    public String word() {
        return "boolean";
    }

    @Override
    public Schema<?> schema(SchemaBook book) {
        return SchemaBook.typed("boolean");
    }
}
