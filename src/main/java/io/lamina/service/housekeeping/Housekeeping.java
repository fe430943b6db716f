package io.lamina.service.housekeeping;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Does all housework once an interval. Every process asks now and then; one row says when it is due, and the process whose update moves
 * that time forward does it. A process that dies in the middle costs one interval.
 *
 * <p>Not a task of the job queue's scheduler: its threads belong to trainings, and a queue that is never empty would leave none.
 */
@Component
public class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final int BATCH = 200;

    private final List<Housework> work;
    private final JdbcTemplate jdbc;
    private final InstantSource clock;
    private final Duration interval;
    private volatile boolean closing;

    Housekeeping(
            List<Housework> work,
            JdbcTemplate jdbc,
            InstantSource clock,
            @Value("${lamina.housekeeping-interval:1h}") Duration interval) {
        if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("lamina.housekeeping-interval must be at least 1s, got " + interval);
        }
        this.work = List.copyOf(work);
        this.jdbc = jdbc;
        this.clock = clock;
        this.interval = interval;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void look() {
        if (closing) {
            return;
        }
        try {
            cleanIfDue();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("housekeeping cannot ask whether it is due: {}", e.getMessage());
        }
    }

    /** Does all housework if it is due and no other process is faster; answers whether it did. */
    boolean cleanIfDue() {
        Instant now = clock.instant();
        int moved = jdbc.update(
                // Farther away than one interval: another process waited longer, or this one did before it was told not
                // to.
                "update housekeeping set due_at = ? where name = 'all' and (due_at <= ? or due_at > ?)",
                Timestamp.from(now.plus(interval)),
                Timestamp.from(now),
                Timestamp.from(now.plus(interval)));
        if (moved == 0) {
            return false;
        }
        work.forEach(one -> clean(one, now));
        return true;
    }

    private void clean(Housework one, Instant now) {
        try {
            int sum = 0;
            int removed = BATCH;
            while (removed >= BATCH && !closing) {
                removed = one.clean(now, BATCH);
                sum += removed;
            }
            if (sum > 0) {
                LOG.info("housekeeping removed {} {}", sum, one.name());
            }
        } catch (RuntimeException e) {
            // One thing that cannot be tidied up must not keep the others from it; the next interval tries again.
            LOG.warn("housekeeping cannot remove {}", one.name(), e);
        }
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
    }
}
