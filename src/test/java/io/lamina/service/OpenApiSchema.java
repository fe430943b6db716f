package io.lamina.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Whether JSON is as a schema of the description says; the words of JSON Schema that Lamina's description uses. */
final class OpenApiSchema {
    private OpenApiSchema() {}

    static JsonNode resolved(JsonNode schema, JsonNode api) {
        return schema.has("$ref") ? api.at(schema.get("$ref").asString().substring(1)) : schema;
    }

    /** Everything that is not as described, with its place; empty if all is. */
    static List<String> breaches(JsonNode value, JsonNode schema, JsonNode api) {
        List<String> breaches = new ArrayList<>();
        check("", value, schema, api, breaches);
        return breaches;
    }

    private static void check(String place, JsonNode value, JsonNode given, JsonNode api, List<String> breaches) {
        JsonNode schema = resolved(given, api);
        for (String choice : List.of("anyOf", "oneOf")) {
            if (schema.has(choice)
                    && schema.get(choice)
                            .valueStream()
                            .noneMatch(one -> breaches(value, one, api).isEmpty())) {
                breaches.add(place + ": none of " + choice + ", got " + value);
            }
        }
        if (schema.has("const") && !schema.get("const").equals(value)) {
            breaches.add(place + ": not " + schema.get("const") + ", got " + value);
        }
        if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(value::equals)) {
            breaches.add(place + ": none of " + schema.get("enum") + ", got " + value);
        }
        if (schema.has("type") && !isOfType(value, schema.get("type"))) {
            breaches.add(place + ": no " + schema.get("type") + ", got " + value);
        }
        if (value.isObject()) {
            checkObject(place, value, schema, api, breaches);
        }
        if (value.isArray() && schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                check(place + "/" + i, value.get(i), schema.get("items"), api, breaches);
            }
        }
    }

    private static void checkObject(
            String place, JsonNode value, JsonNode schema, JsonNode api, List<String> breaches) {
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asString())) {
                breaches.add(place + ": no " + name.asString());
            }
        }
        JsonNode others = schema.path("additionalProperties");
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            String below = place + "/" + member.getKey();
            if (schema.path("properties").has(member.getKey())) {
                check(below, member.getValue(), schema.get("properties").get(member.getKey()), api, breaches);
            } else if (others.isObject()) {
                check(below, member.getValue(), others, api, breaches);
            } else if (schema.has("properties")) {
                breaches.add(below + ": not described");
            }
        }
    }

    private static boolean isOfType(JsonNode value, JsonNode types) {
        return (types.isArray() ? types.valueStream() : java.util.stream.Stream.of(types))
                .anyMatch(type -> switch (type.asString()) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "string" -> value.isString();
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    case "boolean" -> value.isBoolean();
                    case "null" -> value.isNull();
                    default -> throw new IllegalArgumentException("no type of JSON Schema: " + type);
                });
    }
}
