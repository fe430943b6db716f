package io.lamina.service.conditional;

import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses headers whose promise is not kept yet: a client that sends {@code If-Match} relies on it, and to ignore it would be worse
 * than to say no.
 */
final class UnbuiltConditions implements HandlerInterceptor {
    private static final List<String> UNBUILT = List.of("If-Match");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        List<ProblemError> errors = UNBUILT.stream()
                .filter(header -> request.getHeader(header) != null)
                .map(header ->
                        ProblemError.header(header, "is not supported by this version; send the request without it"))
                .toList();
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "a compressed body is not supported by this version",
                    List.of(ProblemError.header("Content-Encoding", "must be absent, got \"" + encoding + "\"")));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalidRequest(errors);
        }
        return true;
    }
}
