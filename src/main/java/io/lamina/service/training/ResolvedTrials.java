package io.lamina.service.training;

import io.lamina.service.training.PlannedTraining.Estimates;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A training that was held against its table so that it can be varied, and what trials of it would take. */
public final class ResolvedTrials {
    private final TrialBase base;
    private final Resolution.Resolved resolved;
    private final Supplier<TrainingSpeed> speed;
    private final int workers;

    ResolvedTrials(TrialBase base, Resolution.Resolved resolved, Supplier<TrainingSpeed> speed, int workers) {
        this.base = base;
        this.resolved = resolved;
        this.speed = speed;
        this.workers = workers;
    }

    /** What trials have in common. */
    public TrialBase base() {
        return base;
    }

    /** What there is to know about the table and the training before anything varies. */
    public List<JobWarning> warnings() {
        return List.copyOf(resolved.warnings());
    }

    /**
     * What a trial would take that differs in these settings, as if it learned from the same inputs: what varies {@code features}, {@code
     * preprocessing} or {@code forecast.lags} has more or fewer.
     *
     * @throws IllegalArgumentException if its network cannot be built
     */
    public Estimates estimates(TrainingConfiguration trial) {
        return resolved.estimates(trial, speed.get());
    }

    /** Why a worker of this process could not train it, for a person; empty: it has the memory. */
    public Optional<String> lack(Estimates trial) {
        MemoryNeed need = new MemoryNeed(trial.memoryBytes());
        return need.fits(workers) ? Optional.empty() : Optional.of(need.sentence(workers));
    }
}
