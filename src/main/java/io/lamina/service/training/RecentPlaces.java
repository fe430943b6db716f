package io.lamina.service.training;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The places of queued jobs for everybody who just looks: the queue is read once a second at most, however many ask, unless somebody
 * asks for a job that was not in it yet. What is said is how things stood at most a second ago. Safe for any number of threads.
 */
@Component
class RecentPlaces {
    static final Duration LONGEST_AGE = Duration.ofSeconds(1);

    private final FairQueue queue;
    private final InstantSource clock;
    private @Nullable Reading last;

    private record Reading(Instant at, Map<UUID, QueuePlace> places) {
        boolean serves(Collection<UUID> ids, Instant now) {
            // A clock that was set back makes a reading older than it is, never younger.
            return Duration.between(at, now).abs().compareTo(LONGEST_AGE) < 0
                    && places.keySet().containsAll(ids);
        }
    }

    RecentPlaces(FairQueue queue, InstantSource clock) {
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * The places of all jobs that wait; these are among them if they wait. Call it outside a transaction: whoever waits here for another's
     * reading must not hold a connection meanwhile.
     */
    synchronized Map<UUID, QueuePlace> with(Collection<UUID> ids) {
        Instant now = clock.instant();
        Reading reading = last;
        if (reading == null || !reading.serves(ids, now)) {
            reading = new Reading(now, queue.places());
            last = reading;
        }
        return reading.places();
    }
}
