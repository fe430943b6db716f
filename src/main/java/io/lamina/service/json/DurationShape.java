package io.lamina.service.json;

import io.swagger.v3.oas.models.media.Schema;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A length of time in the form of ISO-8601; limits count seconds. */
record DurationShape(Limits limits) implements Shape {
    @Override
    public Object read(JsonNode node, Place place) {
        Duration duration = parse(node);
        if (duration == null) {
            return place.refuseForm("must be an ISO-8601 duration such as \"PT15M\"", node);
        }
        if (!limits.allows(duration.toNanosPart() / 1e9 + duration.toSeconds())) {
            return place.refuse(sentence() + ", got " + Got.of(node));
        }
        return duration;
    }

    private static @Nullable Duration parse(JsonNode node) {
        try {
            return node.isString() ? Duration.parse(node.stringValue()) : null;
        } catch (DateTimeParseException ignored) {
            return null;
        }
    }

    private String sentence() {
        String low = limits.hasMin() ? text(limits.min()) : "";
        String high = limits.hasMax() ? text(limits.max()) : "";
        return limits.hasMin() && limits.hasMax()
                ? "must be between " + low + " and " + high
                : "must be at " + (limits.hasMin() ? "least " + low : "most " + high);
    }

    private static String text(double seconds) {
        return Duration.ofMillis(Math.round(1000 * seconds)).toString();
    }

    @Override
    public String word() {
        return "duration";
    }

    @Override
    public Schema<?> schema(SchemaBook book) {
        Schema<?> schema = SchemaBook.typed("string");
        schema.setFormat("duration");
        return schema;
    }
}
