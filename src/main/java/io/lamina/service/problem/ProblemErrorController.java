package io.lamina.service.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what the servlet container and its filters refuse before or after Spring MVC. */
@Controller
class ProblemErrorController implements ErrorController {
    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String instance = path == null ? request.getRequestURI() : path.toString();
        ProblemWriter.write(instance, response, problem(request));
    }

    private static ProblemException problem(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (!(status instanceof Integer code)) {
            return ProblemType.NOT_FOUND.because("there is no route " + request.getMethod() + " /error");
        }
        Throwable thrown = cause(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        return thrown == null ? Translation.ofStatus(code) : Translation.of(thrown);
    }

    private static @Nullable Throwable cause(@Nullable Object thrown) {
        if (thrown instanceof ServletException wrapper && wrapper.getRootCause() != null) {
            return wrapper.getRootCause();
        }
        return thrown instanceof Throwable cause ? cause : null;
    }
}
