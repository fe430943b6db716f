package io.lamina.service.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Answers what Spring Security refuses; the filter chain takes it as both its entry point and its handler. */
@Component
public class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException ignored)
            throws IOException {
        ProblemWriter.write(request, response, unauthorized());
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException ignored)
            throws IOException {
        ProblemWriter.write(request, response, ProblemType.FORBIDDEN.because("this client may not do this"));
    }

    /** 401 with the challenge that RFC 9110 asks for. */
    static ProblemException unauthorized() {
        return new ProblemException(
                ProblemType.UNAUTHORIZED,
                "send a valid API key as Authorization: Bearer <key>",
                List.of(),
                Map.of("WWW-Authenticate", "Bearer realm=\"Lamina\""));
    }
}
