package io.lamina.service.training;

import io.lamina.service.housekeeping.Housework;
import java.time.Instant;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Jobs that ended longer ago than {@link Retention} keeps them, each with its epochs, evaluations and kept parameters, as if a client
 * had deleted it: the model versions they published stay.
 */
@Component
class FinishedJobs implements Housework {
    private final TrainingJobRepository repository;
    private final TrainingJobs jobs;
    private final Retention retention;

    FinishedJobs(TrainingJobRepository repository, TrainingJobs jobs, Retention retention) {
        this.repository = repository;
        this.jobs = jobs;
        this.retention = retention;
    }

    @Override
    public String name() {
        return "finished jobs";
    }

    /** One job is one transaction: it may have a hundred thousand epochs. */
    @Override
    public int clean(Instant now, int limit) {
        return retention.clean(now, before -> repository.finishedBefore(before, Limit.of(limit)), jobs::delete);
    }
}
