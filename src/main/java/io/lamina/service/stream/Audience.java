package io.lamina.service.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Everyone in this process who listens to one feed.
 *
 * <p>A round asks one query for all: where do their resources stand? Those behind at the same place of the same resource share
 * one page, read and rendered once, and each is sent it in a virtual thread of its own, so that one who does not read stalls
 * nobody. Whoever is far behind reads on by itself, a few at a time, so that the connections to the database suffice.
 */
final class Audience<C> {
    private static final Logger LOG = LoggerFactory.getLogger(Audience.class);
    private static final String HEARTBEAT = ": still here\n\n";
    private static final int READERS = 4;

    private final EventFeed<C> feed;
    private final Executor senders;
    private final long heartbeatNanos;
    private final Set<Listener<C>> listeners = ConcurrentHashMap.newKeySet();
    private final Semaphore readers = new Semaphore(READERS);

    Audience(EventFeed<C> feed, Executor senders, Duration heartbeat) {
        this.feed = feed;
        this.senders = senders;
        this.heartbeatNanos = heartbeat.toNanos();
    }

    private record Stand<C>(UUID id, C place) {}

    /** Lets a client in; what it missed is sent at once. */
    void enter(Listener<C> listener) {
        if (listener.begin()) {
            listeners.add(listener);
            senders.execute(() -> send(listener, null));
        }
    }

    /** Ends a client's stream. */
    void leave(Listener<C> listener) {
        listeners.remove(listener);
        listener.close();
    }

    /** Ends all streams, without waiting for those who do not read. */
    void leaveAll() {
        listeners.forEach(listener -> senders.execute(() -> leave(listener)));
    }

    /** Sends what is new. */
    void round() {
        Set<Listener<C>> idle = new LinkedHashSet<>();
        for (Listener<C> listener : listeners) {
            if (listener.begin()) {
                idle.add(listener);
            }
        }
        if (idle.isEmpty()) {
            return;
        }
        try {
            Map<UUID, C> ends = feed.ends(idle.stream().map(Listener::id).collect(Collectors.toSet()));
            Map<Stand<C>, List<Listener<C>>> behind = new HashMap<>();
            List<Listener<C>> gone = new ArrayList<>();
            for (Listener<C> listener : idle) {
                C end = ends.get(listener.id());
                if (end == null) {
                    gone.add(listener);
                } else if (feed.isBehind(listener.place(), end)) {
                    behind.computeIfAbsent(new Stand<>(listener.id(), listener.place()), stand -> new ArrayList<>())
                            .add(listener);
                }
            }
            gone.forEach(listener -> senders.execute(() -> leave(listener)));
            for (Map.Entry<Stand<C>, List<Listener<C>>> group : behind.entrySet()) {
                EventPage<C> page =
                        feed.after(group.getKey().id(), group.getKey().place());
                group.getValue().forEach(idle::remove);
                group.getValue().forEach(listener -> senders.execute(() -> send(listener, page)));
            }
        } catch (DataAccessException | TransactionException e) {
            // The database may be away for a moment; nobody's place has moved.
            LOG.warn("cannot read events: {}", e.getMessage());
        } finally {
            idle.forEach(this::keepAlive);
        }
    }

    private void keepAlive(Listener<C> listener) {
        if (listener.silence() < heartbeatNanos) {
            listener.end();
            return;
        }
        senders.execute(() -> {
            try {
                listener.write(HEARTBEAT);
            } catch (IOException e) {
                drop(listener, e);
            } finally {
                listener.end();
            }
        });
    }

    /** Sends a page, or what comes next, and goes on while there is more; the listener was begun. */
    private void send(Listener<C> listener, @Nullable EventPage<C> first) {
        try {
            EventPage<C> page = first == null ? read(listener) : first;
            listener.write(page);
            while (page.hasMore() && !listener.isClosed()) {
                page = read(listener);
                listener.write(page);
            }
            if (page.isLast() && !page.hasMore()) {
                leave(listener);
            }
        } catch (IOException e) {
            drop(listener, e);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("cannot read events: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("events cannot be told", e);
            leave(listener);
        } finally {
            listener.end();
        }
    }

    private EventPage<C> read(Listener<C> listener) {
        readers.acquireUninterruptibly();
        try {
            return feed.after(listener.id(), listener.place());
        } finally {
            readers.release();
        }
    }

    private void drop(Listener<C> listener, IOException e) {
        LOG.debug("a listener is gone or does not read", e);
        leave(listener);
    }
}
