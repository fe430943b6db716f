package io.lamina.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;

/** Shows what operations answer: real answers of the service, some lists shortened, in {@code openapi/examples/OPERATION.json}. */
final class ResponseExamples {
    private static final String FOLDER = "openapi/examples/";

    private ResponseExamples() {}

    /** Adds to the success of an operation the example that it has, if any. */
    static void addTo(Operation operation) {
        ClassPathResource file = new ClassPathResource(FOLDER + operation.getOperationId() + ".json");
        if (!file.exists()) {
            return;
        }
        JsonNode example = read(file);
        operation.getResponses().forEach((status, response) -> {
            Content content = response.getContent();
            MediaType json = status.startsWith("2") && content != null ? content.get("application/json") : null;
            if (json != null) {
                json.setExample(example);
            }
        });
    }

    /** A tree of swagger's own Jackson, because its writer leaves the nulls of maps out. */
    private static JsonNode read(ClassPathResource file) {
        try (InputStream json = file.getInputStream()) {
            return Json31.mapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.getPath(), e);
        }
    }
}
