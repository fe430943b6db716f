package io.lamina.service.training;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The order in which queued jobs will start if nothing is added and nothing ends: in rounds, of each client one job a round. A client
 * that holds n running jobs has had n rounds. Owned by one thread.
 */
final class QueueOrder {
    private static final Comparator<Waiting> ORDER = Comparator.comparingLong(Waiting::round)
            .thenComparing(Waiting::served, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Comparator.comparingInt(Waiting::priority).reversed())
            .thenComparing(Waiting::id);

    private final Map<String, Standing> standings;
    private final Map<String, Long> queued = new HashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();

    /** @param standings of clients; of one that is missing nothing runs and nothing ever ran */
    QueueOrder(Map<String, Standing> standings) {
        this.standings = standings;
    }

    /**
     * What a client has had.
     *
     * @param held its jobs that workers hold
     * @param served when one of its jobs was last taken; null: never
     */
    record Standing(long held, @Nullable Instant served) {}

    private record Waiting(
            UUID id,
            long round,
            long ofClient,
            int priority,
            @Nullable Instant served) {}

    /** Adds a queued job; those of one client in their own order. */
    void add(String client, int priority, UUID id) {
        Standing standing = standings.getOrDefault(client, new Standing(0, null));
        long ofClient = queued.merge(client, 1L, Long::sum);
        waiting.add(new Waiting(id, standing.held() + ofClient, ofClient, priority, standing.served()));
    }

    /**
     * Where every job stands.
     *
     * @param running jobs of all clients that workers hold
     */
    Map<UUID, QueuePlace> places(long running) {
        waiting.sort(ORDER);
        Map<UUID, QueuePlace> places = HashMap.newHashMap(waiting.size());
        for (int i = 0; i < waiting.size(); i++) {
            Waiting job = waiting.get(i);
            long ahead = job.ofClient() - 1;
            places.put(job.id(), new QueuePlace(i + 1, new QueuePlace.Ahead(ahead, i - ahead), running));
        }
        return places;
    }
}
