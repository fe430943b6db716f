package io.lamina.service.json;

import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whatever JSON can say. As a {@link JsonNode} the tree itself; as an {@link Object} the plain Java value: {@code String},
 * {@code Boolean}, {@code List}, {@code Map}, {@code Long} for a number that is written without a fraction or an exponent and
 * fits, else {@code Double}.
 */
record AnyShape(boolean asTree) implements Shape {
    private static final Shape LIST =
            new ListShape(new NullableShape(new AnyShape(false), java.util.List.of()), Limits.NONE);
    private static final Shape MAP =
            new MapShape(new NullableShape(new AnyShape(false), java.util.List.of()), Limits.NONE);

    @Override
    public @Nullable Object read(JsonNode node, Place place) {
        if (asTree) {
            return node;
        }
        return switch (node.getNodeType()) {
            case STRING -> new TextShape(Limits.NONE).read(node, place);
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node, place);
            case ARRAY -> LIST.read(node, place);
            case OBJECT -> MAP.read(node, place);
            default -> place.refuse("must be a value, got " + Got.of(node));
        };
    }

    private static @Nullable Object number(JsonNode node, Place place) {
        BigDecimal number = NumberShape.exact(node);
        if (number != null && node.isIntegralNumber() && node.canConvertToLong()) {
            return number.longValueExact();
        }
        return new NumberShape(false, Limits.NONE).read(node, place);
    }

    @Override
    public String word() {
        return "any";
    }

    @Override
    public Schema<?> schema(SchemaBook book) {
        return SchemaBook.any();
    }
}
