package io.lamina.service.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes problems to a response, always as {@code application/problem+json}, whatever {@code Accept} says: a client that cannot
 * read it still gets the status. For filters, which run outside of Spring MVC; controllers just throw.
 */
public final class ProblemWriter {
    /** The media type of every error. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonMapper JSON = new JsonMapper();

    private ProblemWriter() {}

    /** Writes the problem, unless the response has already begun. */
    public static void write(HttpServletRequest request, HttpServletResponse response, ProblemException problem)
            throws IOException {
        write(request.getRequestURI(), response, problem);
    }

    static void write(@Nullable String instance, HttpServletResponse response, ProblemException problem)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.type().status());
        problem.headers().forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(MEDIA_TYPE);
        byte[] body = JSON.writeValueAsBytes(problem.problem(instance));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
