package io.lamina.service.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem of RFC 9457.
 *
 * @param type one of {@link ProblemType}, as its URI
 * @param title one short sentence, the same for every problem of the type
 * @param status the HTTP status
 * @param detail what happened this time
 * @param instance the path of the request, or that of the job that failed; left out where there is none
 * @param errors every single breach; empty where there is nothing to point at
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "errors"})
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        List<ProblemError> errors) {
    public Problem {
        errors = List.copyOf(errors);
    }
}
