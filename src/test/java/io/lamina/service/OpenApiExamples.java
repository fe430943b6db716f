package io.lamina.service;

import io.lamina.service.OpenApi.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The examples of a description, as a reader who tries them meets them. */
final class OpenApiExamples {
    private OpenApiExamples() {}

    /** A request put together from nothing but examples; {@code body} is null where there is none. */
    record Request(
            Operation operation,
            String path,
            @Nullable String mediaType,
            @Nullable String body) {}

    /** The examples of one body: its own, or that of its schema. */
    static List<JsonNode> of(JsonNode media, JsonNode api) {
        List<JsonNode> examples = new ArrayList<>();
        if (media.has("example")) {
            examples.add(media.get("example"));
        }
        media.path("examples").forEach(example -> examples.add(example.get("value")));
        JsonNode schema = OpenApiSchema.resolved(media.path("schema"), api);
        if (examples.isEmpty() && schema.has("example")) {
            examples.add(schema.get("example"));
        }
        return examples;
    }

    /**
     * Every request of a method whose parameters all have examples; {@code known} has values for those of some paths, and by name those of
     * parameters that a query must have.
     */
    static List<Request> requests(JsonNode api, String method, Map<String, String> known) {
        List<Request> requests = new ArrayList<>();
        for (Operation operation : OpenApi.operations(api)) {
            String path = filled(operation, known);
            if (!operation.method().equals(method) || path.contains("{")) {
                continue;
            }
            JsonNode content = operation.node().path("requestBody").path("content");
            if (content.isMissingNode()) {
                requests.add(new Request(operation, path, null, null));
            }
            for (Map.Entry<String, JsonNode> media : content.properties()) {
                for (JsonNode example : of(media.getValue(), api)) {
                    String body = example.isString() ? example.asString() : example.toString();
                    requests.add(new Request(operation, path, media.getKey(), body));
                }
            }
        }
        return requests;
    }

    private static String filled(Operation operation, Map<String, String> known) {
        String path = operation.path();
        for (JsonNode parameter : operation.node().path("parameters")) {
            String name = parameter.get("name").asString();
            if (parameter.get("in").asString().equals("query")
                    && parameter.path("required").asBoolean()
                    && known.containsKey(name)) {
                path += "?" + name + "=" + known.get(name);
            }
            String value = parameter.has("example")
                    ? parameter.get("example").asString()
                    : known.get(operation.path().split("\\{", -1)[0]);
            if (parameter.get("in").asString().equals("path") && value != null) {
                path = path.replace("{" + name + "}", value);
            }
        }
        return path;
    }
}
