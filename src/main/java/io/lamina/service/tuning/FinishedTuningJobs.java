package io.lamina.service.tuning;

import io.lamina.service.housekeeping.Housework;
import io.lamina.service.training.Retention;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Tuning jobs that ended longer ago than {@link Retention} keeps them, each with its trials, as if a client had deleted it. */
@Component
class FinishedTuningJobs implements Housework {
    private final TuningJobs jobs;
    private final Retention retention;

    FinishedTuningJobs(TuningJobs jobs, Retention retention) {
        this.jobs = jobs;
        this.retention = retention;
    }

    @Override
    public String name() {
        return "finished tuning jobs";
    }

    @Override
    public int clean(Instant now, int limit) {
        return retention.clean(now, before -> jobs.finishedBefore(before, limit), jobs::delete);
    }
}
