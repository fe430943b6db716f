package io.lamina.service.json;

import io.swagger.v3.oas.models.media.Schema;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A value that JSON writes as text of a fixed form: an id, an instant, a date. */
record ParsedShape(String wanted, String format, Function<String, Object> parser) implements Shape {
    // UUID.fromString takes "1-1-1-1-1" too.
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    static final Map<Class<?>, ParsedShape> BY_TYPE = Map.of(
            UUID.class,
            new ParsedShape("an id such as \"0198c0de-0000-7000-8000-000000000000\"", "uuid", ParsedShape::uuid),
            Instant.class,
            new ParsedShape("an ISO-8601 instant such as \"2026-11-24T12:00:00Z\"", "date-time", Instant::parse),
            LocalDate.class,
            new ParsedShape("an ISO-8601 date such as \"2026-11-24\"", "date", LocalDate::parse),
            URI.class,
            new ParsedShape("a URI", "uri", URI::create));

    @Override
    public Object read(JsonNode node, Place place) {
        if (node.isString()) {
            try {
                return parser.apply(node.stringValue());
            } catch (DateTimeException | IllegalArgumentException ignored) {
                return place.refuseForm("must be " + wanted, node);
            }
        }
        return place.refuseForm("must be " + wanted, node);
    }

    private static UUID uuid(String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a UUID");
        }
        return UUID.fromString(text);
    }

    @Override
    public String word() {
        return format;
    }

    @Override
    public Schema<?> schema(SchemaBook book) {
        Schema<?> schema = SchemaBook.typed("string");
        schema.setFormat(format);
        return schema;
    }
}
