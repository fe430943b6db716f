package io.lamina.service.training;

import io.lamina.service.json.JsonWriter;
import io.lamina.service.model.Provenances;
import io.lamina.service.problem.ProblemType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);
    private static final int MOST_CRASHES = 3;

    /** So many jobs of one client that others are just taking are passed by, before it is the next client's turn. */
    private static final Limit CANDIDATES = Limit.of(32);

    private final FairQueue queue;
    private final TrainingJobRepository jobs;
    private final EpochLog epochs;
    private final TrialEnds trials;
    private final TrainingOutcomes outcomes;
    private final Provenances provenances;
    private final JsonWriter writer;
    private final InstantSource clock;

    Claims(
            FairQueue queue,
            TrainingJobRepository jobs,
            EpochLog epochs,
            TrialEnds trials,
            TrainingOutcomes outcomes,
            Provenances provenances,
            JsonWriter writer,
            InstantSource clock) {
        this.queue = queue;
        this.jobs = jobs;
        this.epochs = epochs;
        this.trials = trials;
        this.outcomes = outcomes;
        this.provenances = provenances;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * The next job, now held under this token: first one that was cancelled while no worker held it, which is soon done, then in fair
     * order; null if there is none that is due and free.
     */
    @Transactional
    public @Nullable Claim claim(String token) {
        Instant now = clock.instant();
        for (UUID cancelled : jobs.cancelledAndWaiting(now, CANDIDATES)) {
            Optional<TrainingJob> free =
                    jobs.lockIfFree(cancelled, TrainingStatus.CANCELLING).filter(TrainingJob::isWaiting);
            if (free.isPresent()) {
                return start(free.get(), token, now);
            }
        }
        for (String client : queue.turns(now)) {
            for (UUID next : jobs.next(TrainingStatus.QUEUED, client, now, CANDIDATES)) {
                Optional<TrainingJob> free = jobs.lockIfFree(next, TrainingStatus.QUEUED);
                if (free.isPresent()) {
                    return start(free.get(), token, now);
                }
            }
        }
        return null;
    }

    private Claim start(TrainingJob job, String token, Instant now) {
        job.start(token, now);
        job.trainWith(writer.text(provenances.of(job.datasetSha256())));
        epochs.keepBefore(job.curve(), job.epoch() + 1);
        return Claim.of(job);
    }

    /** Jobs that the token's former execution held when it died go back to the queue, or end. */
    @Transactional
    public void handBackFormer(String token) {
        // Parents before parts, as everybody locks them.
        trials.lockAbove(jobs.parentsOfHeldBy(token, TrainingStatus.HELD));
        jobs.lockHeldBy(token, TrainingStatus.HELD).forEach(this::abandon);
    }

    /** What becomes of a job whose worker is gone; part of a transaction that has locked the row. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void abandon(TrainingJob job) {
        LOG.info("job {} is taken from a worker that is gone, attempt {}", job.id(), job.attempt());
        Instant now = clock.instant();
        boolean tooOften = job.crashes() >= MOST_CRASHES;
        if (job.status() == TrainingStatus.CANCELLING && (tooOften || !job.hasLearned())) {
            outcomes.end(job, row -> row.cancelled("Cancelled; its worker was gone", now));
        } else if (tooOften) {
            outcomes.giveUp(
                    job,
                    ProblemType.INTERNAL.because(
                            "the process ended " + MOST_CRASHES + " times while it trained this job"));
        } else {
            job.abandon("Its worker was gone; waiting for another", now);
        }
    }
}
