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

    /** One operation of the description. */
    record Operation(String method, String path, JsonNode node) {
        String name() {
            return method + " " + path;
        }
    }

    /** The committed file is what the service answers, to the character. */
    static void assertCommitted(String answered) throws IOException {
        Files.writeString(ANSWERED, answered);
        assertThat(Files.readString(COMMITTED))
                .as(
                        "openapi.yaml is not what the service answers; look at the difference, then: cp %s %s",
                        ANSWERED, COMMITTED)
                .isEqualTo(answered);
    }

    static List<Operation> operations(JsonNode api) {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : api.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    operations.add(new Operation(operation.getKey(), path.getKey(), operation.getValue()));
                }
            }
        }
        return operations;
    }

    /** What is missing from a description that a stranger is to work with. */
    static List<String> gaps(JsonNode api) {
        List<String> gaps = new ArrayList<>();
        for (Operation operation : operations(api)) {
            ofOperation(operation, gaps);
            ofBody(operation, api, gaps);
            ofAnswers(operation, gaps);
        }
        for (Map.Entry<String, JsonNode> schema :
                api.get("components").get("schemas").properties()) {
            if (isBlank(schema.getValue().path("description"))) {
                gaps.add("schema " + schema.getKey() + " has no description");
            }
        }
        ofProperties("", api, gaps);
        return gaps;
    }

    private static void ofOperation(Operation operation, List<String> gaps) {
        for (String member : List.of("summary", "description", "operationId", "tags")) {
            if (!operation.node().has(member)) {
                gaps.add(operation.name() + " has no " + member);
            }
        }
        List<String> names = new ArrayList<>();
        for (JsonNode parameter : operation.node().path("parameters")) {
            String name = parameter.get("name").asString();
            if (isBlank(parameter.path("description"))) {
                gaps.add(operation.name() + ": parameter " + name + " has no description");
            }
            if (names.contains(name)) {
                gaps.add(operation.name() + ": parameter " + name + " is there twice");
            }
            names.add(name);
        }
    }

    private static void ofBody(Operation operation, JsonNode api, List<String> gaps) {
        JsonNode body = operation.node().path("requestBody").path("content").path("application/json");
        if (!body.isMissingNode() && OpenApiExamples.of(body, api).isEmpty()) {
            gaps.add(operation.name() + ": the body has no example");
        }
    }

    private static void ofAnswers(Operation operation, List<String> gaps) {
        List<String> errors = new ArrayList<>(List.of("400", "401", "500"));
        if (operation.path().contains("{")) {
            errors.add("404");
        }
        if (!operation.method().equals("get")) {
            errors.addAll(List.of("403", "409"));
        }
        if (operation.node().has("requestBody")) {
            errors.addAll(List.of("413", "415", "422"));
        }
        JsonNode answers = operation.node().get("responses");
        errors.stream()
                .filter(status -> !answers.has(status))
                .forEach(status -> gaps.add(operation.name() + " does not name the error " + status));
        for (Map.Entry<String, JsonNode> answer : answers.properties()) {
            JsonNode content = answer.getValue().path("content");
            boolean isSuccess =
                    answer.getKey().startsWith("2") && !answer.getKey().equals("204");
            if (isSuccess
                    && (content.isEmpty()
                            || content.valueStream()
                                    .anyMatch(media -> media.path("schema").isEmpty()))) {
                gaps.add(operation.name() + ": the answer " + answer.getKey() + " has no schema");
            }
        }
    }

    /** Wherever a schema stands, in the components or in a path. */
    private static void ofProperties(String place, JsonNode node, List<String> gaps) {
        boolean isObject = node.path("type").toString().contains("\"object\"");
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String below = place + "/" + member.getKey();
            if (isObject && member.getKey().equals("properties")) {
                member.getValue().properties().stream()
                        .filter(property -> isBlank(property.getValue().path("description")))
                        .forEach(property -> gaps.add(below + "/" + property.getKey() + " has no description"));
            }
            ofProperties(below, member.getValue(), gaps);
        }
        if (node.isArray()) {
            node.forEach(element -> ofProperties(place, element, gaps));
        }
    }

    private static boolean isBlank(JsonNode text) {
        return !text.isString() || text.asString().isBlank();
    }
}
