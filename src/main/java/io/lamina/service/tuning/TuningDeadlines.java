package io.lamina.service.tuning;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Stops tuning jobs whose time is over, whichever process looks first: no trial may end for as long as the search may take. */
@Component
class TuningDeadlines {
    private static final Logger LOG = LoggerFactory.getLogger(TuningDeadlines.class);
    private static final int MOST = 100;

    private final TuningJobs jobs;

    TuningDeadlines(TuningJobs jobs) {
        this.jobs = jobs;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void look() {
        try {
            jobs.outOfTime(MOST).forEach(this::end);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("cannot look for tuning jobs whose time is over: {}", e.getMessage());
        }
    }

    /** One that cannot be stopped must not keep those behind it from their end; the next look tries it again. */
    private void end(UUID id) {
        try {
            jobs.endTime(id);
        } catch (RuntimeException e) {
            LOG.warn("tuning job {}, whose time is over, cannot be stopped", id, e);
        }
    }
}
