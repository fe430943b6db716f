package io.lamina.service.training;

import io.lamina.service.housekeeping.Housework;
import io.lamina.service.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Jobs that ended longer ago than {@code lamina.keep-jobs}, each with its epochs, evaluations and kept parameters, as if a client
 * had deleted it: the model versions they published stay. Without the setting every job stays.
 */
@Component
class FinishedJobs implements Housework {
    private static final Logger LOG = LoggerFactory.getLogger(FinishedJobs.class);

    private final TrainingJobRepository repository;
    private final TrainingJobs jobs;
    private final @Nullable Duration keep;

    FinishedJobs(
            TrainingJobRepository repository,
            TrainingJobs jobs,
            @Value("${lamina.keep-jobs:#{null}}") @Nullable Duration keep) {
        if (keep != null && !keep.isPositive()) {
            throw new IllegalArgumentException("lamina.keep-jobs must be positive, got " + keep);
        }
        this.repository = repository;
        this.jobs = jobs;
        this.keep = keep;
    }

    @Override
    public String name() {
        return "finished jobs";
    }

    /** One job is one transaction: it may have a hundred thousand epochs. */
    @Override
    public int clean(Instant now, int limit) {
        if (keep == null) {
            return 0;
        }
        int removed = 0;
        for (UUID id : repository.finishedBefore(now.minus(keep), Limit.of(limit))) {
            try {
                jobs.delete(id);
                removed++;
            } catch (ProblemException e) {
                LOG.debug("job {} is gone already", id, e);
            }
        }
        return removed;
    }
}
