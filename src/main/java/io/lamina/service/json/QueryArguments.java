package io.lamina.service.json;

import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Query parameters, strictly: {@link Query} records are bound, and on every other route of Lamina's a parameter that its method
 * does not declare is refused with the nearest name.
 */
final class QueryArguments implements HandlerMethodArgumentResolver, HandlerInterceptor {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(Query.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory factory) {
        HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
        if (servletRequest == null) {
            throw new IllegalStateException("query parameters outside of a servlet request");
        }
        return QueryBinder.bind(parameters(servletRequest), parameter.getParameterType());
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isStrict(method)) {
            Map<String, Class<?>> declared = new LinkedHashMap<>();
            Arrays.stream(method.getMethodParameters())
                    .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                    .forEach(parameter -> declared.put(name(parameter), parameter.getParameterType()));
            List<ProblemError> errors = new ArrayList<>();
            parameters(request).forEach((name, values) -> {
                Class<?> type = declared.get(name);
                if (type == null) {
                    errors.add(QueryBinder.unknown(name, declared.keySet()));
                } else if (type != String.class && values.contains("")) {
                    // Spring would take it for an absent one.
                    errors.add(ProblemError.parameter(name, "must have a value"));
                }
            });
            if (!errors.isEmpty()) {
                throw ProblemException.invalidParameters(errors);
            }
        }
        return true;
    }

    /** Whether the method is ours and names all it takes. */
    private static boolean isStrict(HandlerMethod method) {
        return method.getBeanType().getName().startsWith("io.lamina.")
                && Arrays.stream(method.getMethodParameters())
                        .noneMatch(parameter -> parameter.hasParameterAnnotation(Query.class)
                                || Map.class.isAssignableFrom(parameter.getParameterType()));
    }

    private static String name(MethodParameter parameter) {
        RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
        String given = annotation == null ? "" : annotation.name();
        return given.isEmpty() ? parameter.getParameter().getName() : given;
    }

    /** Of the query alone: a form's fields are no query parameters. */
    private static Map<String, List<String>> parameters(HttpServletRequest request) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        for (String part : query.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = decoded(equals < 0 ? part : part.substring(0, equals));
                String value = equals < 0 ? "" : decoded(part.substring(equals + 1));
                parameters.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ProblemType.INVALID_PARAMETER.because("the query is not percent-encoded UTF-8");
        }
    }
}
