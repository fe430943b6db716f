package io.lamina.service.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
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
 * @param queue the queue that was full; left out of every other problem
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "errors", "queue"})
@Described("Why a request was refused or a job failed: a problem of RFC 9457.")
public record Problem(
        @Setting(doc = "Which problem, as a stable URI that is not to be fetched.")
        URI type,

        @Setting(doc = "One short sentence, the same for every problem of the type.")
        String title,

        @Setting(doc = "The HTTP status.") int status,
        @Setting(doc = "What happened this time.") String detail,

        @Setting(doc = "The path of the request, or of the job that failed; left out where there is none.") @Nullable
        String instance,

        @Setting(doc = "Every single breach; empty where there is nothing to point at.")
        List<ProblemError> errors,

        @Setting(doc = "The queue that was full; left out of every other problem.") @Nullable
        FullQueue queue) {
    public Problem {
        errors = List.copyOf(errors);
    }
}
