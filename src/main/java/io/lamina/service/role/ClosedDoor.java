package io.lamina.service.role;

import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers, in a process that only runs jobs, every request but those for health and metrics: not here. */
final class ClosedDoor extends OncePerRequestFilter {
    private static final Duration COME_BACK = Duration.ofSeconds(5);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (path.equals("/actuator") || path.startsWith("/actuator/")) {
            chain.doFilter(request, response);
        } else {
            ProblemWriter.write(
                    request,
                    response,
                    ProblemException.unavailable(
                            "this process runs jobs and takes no requests; ask one whose LAMINA_ROLE is all or api",
                            COME_BACK));
        }
    }
}
