package io.lamina.service.json;

import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A {@code double} or {@code float}: always finite; a number beyond the type's range is refused, never rounded to infinity. */
record NumberShape(boolean isFloat, Limits limits) implements Shape {
    // The exponent is bounded because BigDecimal's is.
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,400})(\\.\\d{1,400})?([eE][+-]?\\d{1,8})?");

    @Override
    public Object read(JsonNode node, Place place) {
        BigDecimal number = exact(node);
        if (number == null) {
            return place.refuseForm("must be a number", node);
        }
        double value = isFloat ? number.floatValue() : number.doubleValue();
        if (!Double.isFinite(value)) {
            return place.refuse("must be a finite number of " + (isFloat ? "32" : "64") + " bits, got " + Got.of(node));
        }
        if (!limits.allows(value)) {
            return place.refuse(limits.sentence() + ", got " + Got.of(node));
        }
        return isFloat ? (Object) (float) value : (Object) value;
    }

    @Override
    public JsonNode ofText(String text) {
        return number(text);
    }

    @Override
    public String word() {
        return "number";
    }

    @Override
    public Schema<?> schema(SchemaBook book) {
        Schema<?> schema = SchemaBook.typed("number");
        schema.setFormat(isFloat ? "float" : "double");
        describe(schema, limits, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        return schema;
    }

    /** The number that a text of JSON's own form means, else the text. */
    static JsonNode number(String text) {
        return NUMBER.matcher(text).matches()
                ? DecimalNode.valueOf(new BigDecimal(text))
                : JsonNodeFactory.instance.stringNode(text);
    }

    /** The number that a node holds, or {@code null} if it holds none or none that JSON could write. */
    static @Nullable BigDecimal exact(JsonNode node) {
        if (!node.isNumber() || ((node.isDouble() || node.isFloat()) && !Double.isFinite(node.doubleValue()))) {
            return null;
        }
        return node.decimalValue();
    }

    /** Writes the bounds that are narrower than the Java type's own. */
    static void describe(Schema<?> schema, Limits limits, double lowest, double highest) {
        if (limits.min() > lowest) {
            BigDecimal min = new BigDecimal(Limits.text(limits.min()));
            if (limits.exclusiveMin()) {
                schema.setExclusiveMinimumValue(min);
            } else {
                schema.setMinimum(min);
            }
        }
        if (limits.max() < highest) {
            BigDecimal max = new BigDecimal(Limits.text(limits.max()));
            if (limits.exclusiveMax()) {
                schema.setExclusiveMaximumValue(max);
            } else {
                schema.setMaximum(max);
            }
        }
    }
}
