package io.lamina.service.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Answers requests for events: an asynchronous request of the servlet API, on which no thread waits. */
public final class EventStream<C> {
    private static final byte[] RETRY = "retry: 2000\n\n".getBytes(StandardCharsets.UTF_8);

    private final EventStreams streams;
    private final Audience<C> audience;

    EventStream(EventStreams streams, Audience<C> audience) {
        this.streams = streams;
        this.audience = audience;
    }

    /**
     * Answers with the events of a resource behind a place: those that are, and those that will be.
     *
     * @throws io.lamina.service.problem.ProblemException 429 if too many listen, 503 if this process shuts down
     * @throws IOException if the client is gone
     */
    public void open(HttpServletRequest request, HttpServletResponse response, UUID id, C place) throws IOException {
        streams.enter();
        boolean opened = false;
        try {
            ShallowEtagHeaderFilter.disableContentCaching(request);
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            // A proxy that collects an answer before it passes it on would make a stream of nothing.
            response.setHeader("X-Accel-Buffering", "no");
            if (request.getMethod().equals(HttpMethod.HEAD.name())) {
                return;
            }
            // The headers go out in this thread, before any other writes.
            OutputStream output = response.getOutputStream();
            output.write(RETRY);
            output.flush();
            AsyncContext context = request.startAsync();
            context.setTimeout(0);
            Listener<C> listener = new Listener<>(id, place, output, () -> complete(context), System::nanoTime);
            context.addListener(new Gone(() -> audience.leave(listener)));
            opened = true;
            audience.enter(listener);
            if (streams.isClosing()) {
                audience.leave(listener);
            }
        } finally {
            if (!opened) {
                streams.left();
            }
        }
    }

    private void complete(AsyncContext context) {
        streams.left();
        context.complete();
    }

    /** The server says that the client is gone. */
    private record Gone(Runnable leave) implements AsyncListener {
        @Override
        public void onError(AsyncEvent event) {
            leave.run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            leave.run();
        }

        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
