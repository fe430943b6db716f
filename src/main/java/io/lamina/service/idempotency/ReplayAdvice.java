package io.lamina.service.idempotency;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Sends a first answer again, and says that it is one. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReplayAdvice {
    @ExceptionHandler(ReplayException.class)
    void answer(ReplayException replay, HttpServletResponse response) throws IOException {
        response.setStatus(replay.status());
        response.setHeader(KeyHeader.REPLAYED, "true");
        if (replay.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, replay.location());
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        byte[] body = replay.body().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
