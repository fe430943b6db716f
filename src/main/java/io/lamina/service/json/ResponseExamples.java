package io.lamina.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/**
 * Shows what operations answer: real answers of the service, some lists shortened, in {@code openapi/examples/OPERATION.json}, or in
 * {@code OPERATION-STATUS.json} where an operation has several answers.
 */
final class ResponseExamples {
    private static final String FOLDER = "openapi/examples/";

    private ResponseExamples() {}

    /** Adds to each success of an operation the example that it has, if any. */
    static void addTo(Operation operation) {
        operation.getResponses().forEach((status, response) -> {
            Content content = response.getContent();
            MediaType json = status.startsWith("2") && content != null ? content.get("application/json") : null;
            if (json != null) {
                String name = operation.getOperationId();
                Stream.of(name + "-" + status, name)
                        .map(file -> new ClassPathResource(FOLDER + file + ".json"))
                        .filter(ClassPathResource::exists)
                        .findFirst()
                        .ifPresent(file -> json.setExample(read(file)));
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
