package io.lamina.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The description of the service: equal to the committed file, and complete. */
final class OpenApi {
    private static final Path COMMITTED = Path.of("openapi.yaml");
    private static final Path ANSWERED = Path.of("target", "openapi.yaml");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private OpenApi() {}

    /** The committed file is what the service answers, to the character. */
    static void assertCommitted(String answered) throws IOException {
        Files.writeString(ANSWERED, answered);
        assertThat(Files.readString(COMMITTED))
                .as(
                        "openapi.yaml is not what the service answers; look at the difference, then: cp %s %s",
                        ANSWERED, COMMITTED)
                .isEqualTo(answered);
    }

    /** What is missing from a description that a stranger is to work with. */
    static List<String> gaps(JsonNode api) {
        List<String> gaps = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : api.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    gaps(operation.getKey() + " " + path.getKey(), operation.getValue(), gaps);
                }
            }
        }
        for (Map.Entry<String, JsonNode> schema :
                api.get("components").get("schemas").properties()) {
            if (!schema.getValue().has("description") && schema.getValue().has("properties")) {
                gaps.add("schema " + schema.getKey() + " has no description");
            }
        }
        return gaps;
    }

    private static void gaps(String name, JsonNode operation, List<String> gaps) {
        for (String member : List.of("summary", "operationId", "tags")) {
            if (!operation.has(member)) {
                gaps.add(name + " has no " + member);
            }
        }
        for (JsonNode parameter : operation.path("parameters")) {
            if (!parameter.has("description")) {
                gaps.add(name + ": parameter " + parameter.get("name").asString() + " has no description");
            }
        }
        JsonNode body = operation.path("requestBody").path("content").path("application/json");
        if (!body.isMissingNode()
                && !body.has("example")
                && !body.has("examples")
                && !body.path("schema").has("$ref")) {
            gaps.add(name + ": the body has no example");
        }
        if (operation.get("responses").properties().stream()
                .noneMatch(response -> response.getKey().startsWith("4"))) {
            gaps.add(name + " names no error");
        }
    }
}
