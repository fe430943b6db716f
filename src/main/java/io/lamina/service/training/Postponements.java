package io.lamina.service.training;

import io.lamina.service.problem.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a living worker has to say of a job that it cannot go on with. One whose database or blob store has failed is given back, to be tried
 * again after a pause that grows. One that was taken from its worker, which was thought to be gone, was not crashed by it: a job is
 * ended for processes that it kills, and not for a database or a network that was away.
 *
 * <p>While the database itself is away nothing can be written down: then this process owes it, and tries every second. Should it die before,
 * the lease runs out and the job goes back as that of any process that died.
 */
@Component
class Postponements {
    private static final Logger LOG = LoggerFactory.getLogger(Postponements.class);
    private static final String FAILED = "The database or the blob store failed";

    private final TrainingJobRepository jobs;
    private final TrialEnds trials;
    private final TrainingOutcomes outcomes;
    private final TrainingQueue queue;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Set<RunningJob> owed = ConcurrentHashMap.newKeySet();

    Postponements(
            TrainingJobRepository jobs,
            TrialEnds trials,
            TrainingOutcomes outcomes,
            TrainingQueue queue,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.jobs = jobs;
        this.trials = trials;
        this.outcomes = outcomes;
        this.queue = queue;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Gives a job back, or, if it was taken from this worker, says that its worker lives; the answer is when the token that held it
     * should come due again.
     */
    Instant postpone(RunningJob job) {
        try {
            return transaction.execute(status -> write(job));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("job {} cannot be given back yet: {}", job.id(), e.getMessage());
            owed.add(job);
            return clock.instant().plus(Backoff.after(1));
        }
    }

    /** Writes down what could not be written before. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void settle() {
        for (RunningJob job : List.copyOf(owed)) {
            try {
                transaction.executeWithoutResult(status -> {
                    Instant due = write(job);
                    // The token that held it may be locked until its lease ends.
                    queue.wake(job.id() + "-" + job.attempt(), due);
                });
                owed.remove(job);
                LOG.info("job {} is given back", job.id());
            } catch (CannotCreateTransactionException e) {
                LOG.debug("job {} still cannot be given back", job.id(), e);
                return;
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("job {} still cannot be given back: {}", job.id(), e.getMessage());
            }
        }
    }

    private Instant write(RunningJob job) {
        Instant now = clock.instant();
        Optional<TrainingJob> held = trials.lockHeld(job);
        if (held.isPresent()) {
            job.release();
            return now.plus(postpone(held.get(), now));
        }
        if (!job.isReleased()) {
            jobs.lock(job.id()).ifPresent(TrainingJob::absolve);
        }
        return now;
    }

    private Duration postpone(TrainingJob row, Instant now) {
        int failures = row.failuresInARow();
        Duration pause = Backoff.after(failures);
        boolean tooOften = failures > Backoff.MOST_FAILURES;
        if (row.status() == TrainingStatus.CANCELLING && (tooOften || !row.hasLearned())) {
            outcomes.end(row, job -> job.cancelled("Cancelled; the database or the blob store failed", now));
        } else if (tooOften) {
            outcomes.giveUp(
                    row,
                    ProblemType.UNAVAILABLE.because("infrastructure: the database or the blob store failed " + failures
                            + " times in a row while this job ran"));
        } else {
            row.postpone(FAILED + "; trying again after " + pause.toSeconds() + " s", pause, now);
        }
        return pause;
    }
}
