package io.lamina.service.idempotency;

import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives methods that create their {@link KeyedRequest}, and refuses the header elsewhere: there it would promise nothing. */
@Configuration(proxyBeanMethods = false)
class KeyedRequests implements WebMvcConfigurer, HandlerMethodArgumentResolver, HandlerInterceptor {
    private static final String ANYONE = "anonymous";

    private final Ledger ledger;

    KeyedRequests(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/**");
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == KeyedRequest.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory factory) {
        HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
        if (servletRequest == null) {
            throw new IllegalStateException("a keyed request outside of a servlet request");
        }
        String key = KeyHeader.of(servletRequest);
        Principal principal = servletRequest.getUserPrincipal();
        String client = principal == null ? ANYONE : principal.getName();
        return new KeyedRequest(ledger, client, key == null ? null : id(servletRequest, client, key));
    }

    private static String id(HttpServletRequest request, String client, String key) {
        return Fingerprint.of(client, request.getMethod(), request.getRequestURI(), key);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (KeyHeader.isIn(request) && handler instanceof HandlerMethod method && !isKeyed(method)) {
            throw ProblemException.invalidRequest(List.of(ProblemError.header(
                    KeyHeader.NAME, "is for requests that create something; send this one without it")));
        }
        return true;
    }

    static boolean isKeyed(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == KeyedRequest.class);
    }
}
