package io.lamina.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;

/** Shows what can be sent: named bodies with a summary each, in {@code openapi/requests/OPERATION.json}, that work as they stand. */
final class RequestExamples {
    private static final String FOLDER = "openapi/requests/";

    private RequestExamples() {}

    /** Adds to the JSON body of an operation the examples that it has, if any. */
    static void addTo(Operation operation) {
        ClassPathResource file = new ClassPathResource(FOLDER + operation.getOperationId() + ".json");
        if (!file.exists()) {
            return;
        }
        MediaType json = Objects.requireNonNull(
                operation.getRequestBody().getContent().get("application/json"), "a body of JSON to show");
        read(file)
                .properties()
                .forEach(named -> json.addExamples(
                        named.getKey(),
                        new Example()
                                .summary(named.getValue().get("summary").asText())
                                .value(named.getValue().get("value"))));
    }

    private static JsonNode read(ClassPathResource file) {
        try (InputStream json = file.getInputStream()) {
            return Json31.mapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.getPath(), e);
        }
    }
}
