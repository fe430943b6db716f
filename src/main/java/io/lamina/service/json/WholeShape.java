package io.lamina.service.json;

import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/**
 * An {@code int} or {@code long}. JSON has one kind of number, so {@code 16.0} and {@code 1e2} are whole numbers too, as in JSON
 * Schema; {@code 16.5} is not and is never rounded.
 */
final class WholeShape implements Shape {
    private final boolean isLong;
    private final BigDecimal lowest;
    private final BigDecimal highest;
    private final Limits limits;

    WholeShape(boolean isLong, Limits limits) {
        this.isLong = isLong;
        this.lowest = BigDecimal.valueOf(isLong ? Long.MIN_VALUE : Integer.MIN_VALUE);
        this.highest = BigDecimal.valueOf(isLong ? Long.MAX_VALUE : Integer.MAX_VALUE);
        this.limits = limits.within(lowest.doubleValue(), highest.doubleValue());
    }

    @Override
    public Object read(JsonNode node, Place place) {
        BigDecimal number = NumberShape.exact(node);
        if (number == null || number.stripTrailingZeros().scale() > 0) {
            return place.refuseForm("must be a whole number", node);
        }
        // The type's own range exactly: a double cannot tell Long.MAX_VALUE from the number after it.
        boolean fits = number.compareTo(lowest) >= 0 && number.compareTo(highest) <= 0;
        if (!fits || !limits.allows(number.doubleValue())) {
            return place.refuse(limits.sentence() + ", got " + Got.of(node));
        }
        return isLong ? (Object) number.longValueExact() : (Object) number.intValueExact();
    }

    @Override
    public JsonNode ofText(String text) {
        return NumberShape.number(text);
    }

    @Override
    public String word() {
        return "integer";
    }

    @Override
    public Schema<?> schema(SchemaBook book) {
        Schema<?> schema = SchemaBook.typed("integer");
        schema.setFormat(isLong ? "int64" : "int32");
        NumberShape.describe(schema, limits, lowest.doubleValue(), highest.doubleValue());
        return schema;
    }
}
