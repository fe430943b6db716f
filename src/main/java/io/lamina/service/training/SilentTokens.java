package io.lamina.service.training;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows which tokens have no worker any more. A lease that is over proves nothing when it was the database that was away: then every
 * lease is over, and whoever came back first would take everybody's jobs. So a token must have been silent at two looks in a row, with at
 * least one heartbeat between them, for which a worker that lives has had time. Two looks with an outage between them count as well; such a
 * worker's job is taken from it, and it then says that it lives ({@link Postponements}).
 */
final class SilentTokens {
    /** A token that was silent once, and then never again, is forgotten after so long. */
    private static final Duration LONGEST_MEMORY = Duration.ofHours(1);

    private final Map<String, Silence> silences = new ConcurrentHashMap<>();

    /**
     * @param heartbeat the last sign of life
     * @param seen when it was found to be too long ago
     */
    private record Silence(Instant heartbeat, Instant seen) {}

    /** Whether a token that is found silent was so before; it is looked at as if for the first time after that. */
    boolean isGone(String token, Instant heartbeat, Instant now) {
        silences.values()
                .removeIf(silence -> silence.seen().plus(LONGEST_MEMORY).isBefore(now));
        Silence before = silences.put(token, new Silence(heartbeat, now));
        boolean gone = before != null && before.heartbeat().equals(heartbeat);
        if (gone) {
            silences.remove(token);
        }
        return gone;
    }
}
