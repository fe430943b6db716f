package io.lamina.service.json;

import io.lamina.service.problem.Problem;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Completes the description that springdoc makes of the controllers: who we are, keys, the error answers, examples of requests and answers, closed request bodies; and
 * sorts it, so that the same code gives the same bytes and the committed {@code openapi.yaml} can be compared.
 */
// The models of swagger-core hold raw schemas.
@SuppressWarnings("rawtypes")
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ApiDescription implements GlobalOpenApiCustomizer {
    @Override
    public void customise(OpenAPI api) {
        api.setInfo(new Info()
                .title("Lamina")
                .version("1")
                .description(
                        "Trains and serves neural networks on tabular data. Errors are problems of RFC 9457, with every"
                                + " breach at once; their types are listed in docs/problems.md.")
                .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")));
        if (api.getTags() != null) {
            api.setTags(api.getTags().stream()
                    .sorted(Comparator.comparing(Tag::getName))
                    .toList());
        }
        // springdoc writes the host it was asked at.
        api.setServers(List.of(new Server().url("/")));
        Components components = api.getComponents() == null ? new Components() : api.getComponents();
        api.setComponents(components);
        KeySchemes.addTo(api, components);
        Map<String, Schema> schemas =
                new TreeMap<>(components.getSchemas() == null ? Map.of() : components.getSchemas());
        schemas.putAll(problemSchemas());
        components.setSchemas(schemas);
        List<Operation> operations = new ArrayList<>();
        if (api.getPaths() != null) {
            api.setPaths(sorted(api.getPaths()));
            api.getPaths()
                    .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                        operations.add(operation);
                        nameJson(operation);
                        ProblemResponses.addTo(path, method, operation);
                        RequestExamples.addTo(operation);
                        ResponseExamples.addTo(operation);
                    }));
            ClosedBodies.close(api);
        }
        Map<String, ApiResponse> responses = new TreeMap<>(ProblemResponses.sharedBy(operations));
        if (components.getResponses() != null) {
            responses.putAll(components.getResponses());
        }
        components.setResponses(responses);
    }

    private static Map<String, Schema> problemSchemas() {
        ResolvedSchema resolved = ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(Problem.class).resolveAsRef(true));
        return resolved.referencedSchemas;
    }

    /** What springdoc calls any type is JSON: a route that answers another says so. */
    private static void nameJson(Operation operation) {
        operation.getResponses().values().forEach(response -> {
            Content content = response.getContent();
            MediaType any = content == null ? null : content.remove("*/*");
            if (any != null) {
                content.addMediaType("application/json", any);
            }
        });
    }

    private static Paths sorted(Paths paths) {
        Paths sorted = new Paths();
        new TreeMap<>(paths).forEach(sorted::addPathItem);
        sorted.setExtensions(paths.getExtensions());
        return sorted;
    }
}
