package io.lamina.service.json;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a body where a POST takes none: who sends one expects it to be obeyed. No body and an empty object say nothing and are let
 * through; an unknown property is refused as in any other body.
 */
final class BodilessRequests implements HandlerInterceptor {
    private final JsonBinder binder;
    private final JsonLimits limits;

    BodilessRequests(JsonBinder binder, JsonLimits limits) {
        this.binder = binder;
        this.limits = limits;
    }

    /** What these requests may say. */
    record Nothing() {}

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (handler instanceof HandlerMethod method && takesNone(method)) {
            PushbackInputStream body = new PushbackInputStream(request.getInputStream());
            int first = body.read();
            if (first >= 0) {
                body.unread(first);
                bindNothing(body);
            }
        }
        return true;
    }

    private void bindNothing(PushbackInputStream body) throws IOException {
        try {
            binder.bind(body, limits.maxBodySize().toBytes(), Nothing.class);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean takesNone(HandlerMethod method) {
        PostMapping post = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), PostMapping.class);
        return post != null
                && post.consumes().length == 0
                && OwnTypes.isOurs(method.getBeanType())
                && Arrays.stream(method.getMethodParameters())
                        .noneMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }
}
