package io.lamina.service.json;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says of every object that a JSON body of a request may hold that it takes no other property, as the binder does. */
// The models of swagger-core hold raw schemas.
@SuppressWarnings("rawtypes")
final class ClosedBodies {
    private static final String SCHEMAS = "#/components/schemas/";

    private ClosedBodies() {}

    static void close(OpenAPI api) {
        Deque<Schema<?>> open = new ArrayDeque<>();
        api.getPaths()
                .values()
                .forEach(item -> item.readOperations().forEach(operation -> {
                    if (operation.getRequestBody() != null
                            && operation.getRequestBody().getContent() != null) {
                        MediaType json = operation.getRequestBody().getContent().get("application/json");
                        if (json != null) {
                            add(json.getSchema(), open);
                        }
                    }
                }));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            Schema<?> schema = open.remove();
            String reference = schema.get$ref();
            if (reference != null && reference.startsWith(SCHEMAS) && seen.add(reference)) {
                add(api.getComponents().getSchemas().get(reference.substring(SCHEMAS.length())), open);
            }
            if (schema.getProperties() != null && schema.getAdditionalProperties() == null) {
                schema.setAdditionalProperties(false);
            }
            children(schema).forEach(child -> add(child, open));
        }
    }

    private static List<Schema<?>> children(Schema<?> schema) {
        List<Schema<?>> children = new ArrayList<>();
        Map<String, Schema> properties = schema.getProperties();
        if (properties != null) {
            properties.values().forEach(children::add);
        }
        if (schema.getAnyOf() != null) {
            schema.getAnyOf().forEach(children::add);
        }
        if (schema.getOneOf() != null) {
            schema.getOneOf().forEach(children::add);
        }
        if (schema.getItems() != null) {
            children.add(schema.getItems());
        }
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            children.add(values);
        }
        return children;
    }

    private static void add(@Nullable Schema<?> schema, Deque<Schema<?>> open) {
        if (schema != null) {
            open.add(schema);
        }
    }
}
