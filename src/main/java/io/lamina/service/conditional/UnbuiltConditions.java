package io.lamina.service.conditional;

import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses headers whose promise a route does not keep: a client that sends {@code If-Match} relies on it, and to ignore it would be
 * worse than to say no. Routes that do keep it say so with {@link Honours}.
 */
final class UnbuiltConditions implements HandlerInterceptor {
    private static final String IF_MATCH = "If-Match";
    private static final String CONTENT_ENCODING = "Content-Encoding";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        List<String> honoured = honoured(handler);
        String encoding = request.getHeader(CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity") && !honoured.contains(CONTENT_ENCODING)) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "a compressed body is not supported here",
                    List.of(ProblemError.header(CONTENT_ENCODING, "must be absent, got \"" + encoding + "\"")));
        }
        if (request.getHeader(IF_MATCH) != null && !honoured.contains(IF_MATCH)) {
            throw ProblemException.invalidRequest(
                    List.of(ProblemError.header(IF_MATCH, "is not supported here; send the request without it")));
        }
        return true;
    }

    private static List<String> honoured(Object handler) {
        Honours honours = handler instanceof HandlerMethod method ? method.getMethodAnnotation(Honours.class) : null;
        return honours == null ? List.of() : List.of(honours.value());
    }
}
