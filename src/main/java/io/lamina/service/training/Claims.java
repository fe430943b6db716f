package io.lamina.service.training;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes jobs out of the queue and puts back those whose worker is gone. Each method is one transaction; a process that dies in the
 * middle of one has changed nothing.
 */
@Component
class Claims {
    private static final int MOST_CRASHES = 3;

    private final TrainingJobRepository jobs;
    private final EpochLog epochs;
    private final TrainingOutcomes outcomes;
    private final InstantSource clock;

    Claims(TrainingJobRepository jobs, EpochLog epochs, TrainingOutcomes outcomes, InstantSource clock) {
        this.jobs = jobs;
        this.epochs = epochs;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** The next job, now held under this token; null if there is none that nobody else is just taking. */
    @Transactional
    public @Nullable Claim claim(String token) {
        for (TrainingJob job : jobs.lockNext(TrainingStatus.QUEUED, Limit.of(1))) {
            job.start(token, clock.instant());
            epochs.keepBefore(job.id(), job.epoch() + 1);
            return new Claim(
                    job.id(),
                    job.attempt(),
                    WorkKind.TRAINING,
                    job.datasetId(),
                    job.configuration(),
                    job.checkpoint(),
                    job.elapsed());
        }
        return null;
    }

    /** Jobs that the token's former execution held when it died go back to the queue, or end. */
    @Transactional
    public void handBackFormer(String token) {
        jobs.lockHeldBy(token, TrainingStatus.HELD).forEach(this::abandon);
    }

    /** What becomes of a job whose worker is gone; part of a transaction that has locked the row. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void abandon(TrainingJob job) {
        Instant now = clock.instant();
        if (job.status() == TrainingStatus.CANCELLING) {
            job.cancelled("Cancelled; its worker was gone", now);
        } else if (job.crashed() >= MOST_CRASHES) {
            outcomes.giveUp(job, "the process ended " + MOST_CRASHES + " times while it trained this job");
        } else {
            job.handBack("Its worker was gone; waiting for another", now);
        }
    }
}
