package io.lamina.service.training;

import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes tokens due again whose worker is gone. A lease that is over proves nothing when it was the database that was away: then every
 * lease is over, and whoever came back first would take everybody's jobs. So a token must have been silent at two looks in a row; the
 * scheduler looks every second heartbeat, and a worker that lives has had time for one. Two looks with an outage between them count as
 * well; such a worker's job is taken from it, and it then says that it lives ({@link Postponements}).
 */
final class SilentTokens implements DeadExecutionHandler<Void> {
    /** A token that was silent once, and then never again, is forgotten after so long. */
    private static final Duration LONGEST_MEMORY = Duration.ofHours(1);

    private final Map<String, Silence> silences = new ConcurrentHashMap<>();
    private final InstantSource clock;

    SilentTokens(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * @param heartbeat the last sign of life
     * @param seen when it was found to be too long ago
     */
    private record Silence(Instant heartbeat, Instant seen) {}

    @Override
    public void deadExecution(ExecutionComplete completed, ExecutionOperations<Void> token) {
        Execution silent = completed.getExecution();
        Instant now = clock.instant();
        if (isGone(silent.getId(), silent.lastHeartbeat, now)) {
            token.reschedule(completed, now);
        }
    }

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
