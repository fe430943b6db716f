package io.lamina.service.tuning;

import io.lamina.service.housekeeping.Housework;
import io.lamina.service.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tuning jobs that ended longer ago than {@code lamina.keep-jobs}, each with its trials, as if a client had deleted it. */
@Component
class FinishedTuningJobs implements Housework {
    private static final Logger LOG = LoggerFactory.getLogger(FinishedTuningJobs.class);

    private final TuningJobs jobs;
    private final @Nullable Duration keep;

    FinishedTuningJobs(TuningJobs jobs, @Value("${lamina.keep-jobs:#{null}}") @Nullable Duration keep) {
        this.jobs = jobs;
        this.keep = keep;
    }

    @Override
    public String name() {
        return "finished tuning jobs";
    }

    @Override
    public int clean(Instant now, int limit) {
        if (keep == null) {
            return 0;
        }
        int removed = 0;
        for (UUID id : jobs.finishedBefore(now.minus(keep), limit)) {
            try {
                jobs.delete(id);
                removed++;
            } catch (ProblemException e) {
                LOG.debug("tuning job {} is gone already", id, e);
            }
        }
        return removed;
    }
}
