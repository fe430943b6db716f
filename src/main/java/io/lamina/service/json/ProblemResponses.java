package io.lamina.service.json;

import io.lamina.service.problem.ProblemType;
import io.lamina.service.problem.ProblemWriter;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The error answers of every operation, which depend on nothing but its form. */
final class ProblemResponses {
    private ProblemResponses() {}

    /** Adds to an operation the errors that it may answer and does not describe itself. */
    static void addTo(String path, HttpMethod method, Operation operation) {
        ApiResponses responses = operation.getResponses();
        if (responses == null) {
            return;
        }
        for (ProblemType type : possible(path, method, operation)) {
            responses.computeIfAbsent(Integer.toString(type.status()), status -> reference(type));
        }
    }

    /** The shared answers that these operations refer to, by name. */
    static Map<String, ApiResponse> sharedBy(List<Operation> operations) {
        Map<String, ApiResponse> shared = new TreeMap<>();
        for (ProblemType type : ProblemType.values()) {
            String reference = String.valueOf(reference(type).get$ref());
            if (operations.stream()
                    .flatMap(operation -> operation.getResponses().values().stream())
                    .anyMatch(response -> reference.equals(response.get$ref()))) {
                shared.putIfAbsent(name(type), described(type));
            }
        }
        return shared;
    }

    private static Set<ProblemType> possible(String path, HttpMethod method, Operation operation) {
        Set<ProblemType> types =
                EnumSet.of(ProblemType.INVALID_PARAMETER, ProblemType.UNAUTHORIZED, ProblemType.INTERNAL);
        boolean hasBody = operation.getRequestBody() != null;
        boolean changes = method != HttpMethod.GET && method != HttpMethod.HEAD;
        if (path.contains("{")) {
            types.add(ProblemType.NOT_FOUND);
        }
        if (answersContent(operation)) {
            types.add(ProblemType.NOT_ACCEPTABLE);
        }
        if (changes) {
            types.addAll(List.of(ProblemType.FORBIDDEN, ProblemType.CONFLICT));
        }
        if (takesIfMatch(operation)) {
            types.add(ProblemType.PRECONDITION_FAILED);
        }
        if (method == HttpMethod.POST && path.endsWith("-jobs")) {
            types.add(ProblemType.TOO_MANY_REQUESTS);
        }
        if (hasBody) {
            types.add(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
        // Also of a POST that takes no body: one is read to be refused.
        if (hasBody || method == HttpMethod.POST) {
            types.addAll(List.of(ProblemType.TOO_LARGE, ProblemType.INVALID_REQUEST));
        }
        return types;
    }

    private static boolean answersContent(Operation operation) {
        return operation.getResponses().entrySet().stream()
                .anyMatch(answer -> answer.getKey().startsWith("2")
                        && answer.getValue().getContent() != null
                        && !answer.getValue().getContent().isEmpty());
    }

    private static boolean takesIfMatch(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> "If-Match".equalsIgnoreCase(parameter.getName()));
    }

    private static ApiResponse reference(ProblemType type) {
        ApiResponse response = new ApiResponse();
        response.set$ref("#/components/responses/" + name(type));
        return response;
    }

    private static ApiResponse described(ProblemType type) {
        ApiResponse response = new ApiResponse();
        response.setDescription(String.join("; or ", titles(type.status())) + ".");
        response.setContent(new Content()
                .addMediaType(ProblemWriter.MEDIA_TYPE, new MediaType().schema(SchemaBook.referenceTo("Problem"))));
        return response;
    }

    private static List<String> titles(int status) {
        List<String> titles = new ArrayList<>();
        Arrays.stream(ProblemType.values())
                .filter(type -> type.status() == status && type != ProblemType.DIVERGED)
                .forEach(type -> titles.add(type.title()));
        return titles;
    }

    /** One answer per status, since that is how OpenAPI tells answers apart: {@code Problem422}. */
    private static String name(ProblemType type) {
        return "Problem" + type.status();
    }
}
