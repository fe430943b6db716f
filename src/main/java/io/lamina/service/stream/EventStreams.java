package io.lamina.service.stream;

import io.lamina.service.problem.ProblemException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The door to event streams: gives each feed its {@link EventStream}, bounds how many listen to this process in all, asks for news
 * four times a second while anyone listens, and ends all streams when the process shuts down.
 */
@Component
public class EventStreams implements MeterBinder {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final int most;
    private final Duration heartbeat;
    private final Semaphore places;
    private final ExecutorService senders = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("events-", 0).factory());
    private final List<Audience<?>> audiences = new CopyOnWriteArrayList<>();
    private volatile boolean closing;

    EventStreams(
            @Value("${lamina.max-listeners:1000}") int most,
            @Value("${lamina.event-heartbeat:15s}") Duration heartbeat) {
        if (most < 1) {
            throw new IllegalArgumentException("lamina.max-listeners must be at least 1, got " + most);
        }
        if (!heartbeat.isPositive()) {
            throw new IllegalArgumentException("lamina.event-heartbeat must be positive, got " + heartbeat);
        }
        this.most = most;
        this.heartbeat = heartbeat;
        this.places = new Semaphore(most);
    }

    /** The streams of a feed. */
    public <C> EventStream<C> of(EventFeed<C> feed) {
        Audience<C> audience = new Audience<>(feed, senders, heartbeat);
        audiences.add(audience);
        return new EventStream<>(this, audience);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("lamina.event.listeners", this, EventStreams::listening)
                .description("Event streams that this process serves")
                .register(registry);
    }

    /** Takes a place for a listener, which {@link #left} gives back. */
    void enter() {
        if (closing) {
            throw ProblemException.unavailable("this process shuts down; connect again", Duration.ofSeconds(1));
        }
        if (!places.tryAcquire()) {
            throw ProblemException.tooManyRequests(
                    most + " clients listen to events, which is all that lamina.max-listeners allows", PATIENCE);
        }
    }

    void left() {
        places.release();
    }

    boolean isClosing() {
        return closing;
    }

    /** How many listen. */
    int listening() {
        return most - places.availablePermits();
    }

    @Scheduled(fixedDelay = 250)
    void round() {
        if (listening() > 0) {
            audiences.forEach(Audience::round);
        }
    }

    /** Before the server waits for its requests to end; clients come back, to another process if there is one. */
    @EventListener(ContextClosedEvent.class)
    void closeAll() {
        closing = true;
        audiences.forEach(Audience::leaveAll);
    }
}
