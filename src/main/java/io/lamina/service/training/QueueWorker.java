package io.lamina.service.training;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * What happens when a wake-up token comes due: take the next job and do its work.
 *
 * <p>A token names no job: it takes whichever is next in the queue. When a token comes due again because its former execution
 * died, the job that execution held is handed back first. Whatever a worker does here may be the act of one that was frozen and
 * declared dead; that is harmless, because every write asks for the job <em>and the attempt</em>.
 */
@Component
class QueueWorker {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Claims claims;
    private final TrainingJobRepository jobs;
    private final RunningJobs running;
    private final TrainingOutcomes outcomes;
    private final Map<WorkKind, Work> works = new EnumMap<>(WorkKind.class);
    private final InstantSource clock;

    QueueWorker(
            Claims claims,
            TrainingJobRepository jobs,
            RunningJobs running,
            TrainingOutcomes outcomes,
            List<Work> works,
            InstantSource clock) {
        this.claims = claims;
        this.jobs = jobs;
        this.running = running;
        this.outcomes = outcomes;
        works.forEach(work -> this.works.put(work.kind(), work));
        this.clock = clock;
    }

    /** Takes one job and ends with it; the answer tells the scheduler whether the token is used up. */
    CompletionHandler<Void> work(String token) {
        claims.handBackFormer(token);
        if (running.isClosing()) {
            return comeBack();
        }
        Claim claim = claims.claim(token);
        if (claim == null) {
            // Jobs that others are just claiming look like none; a token too many is harmless, one too few strands a
            // job.
            return jobs.existsByStatus(TrainingStatus.QUEUED) ? comeBack() : new CompletionHandler.OnCompleteRemove<>();
        }
        RunningJob job = running.enter(claim.id(), claim.attempt());
        try {
            run(job, claim);
        } finally {
            running.leave(job);
        }
        return job.stop() == JobStop.HANDED_BACK ? comeBack() : new CompletionHandler.OnCompleteRemove<>();
    }

    private void run(RunningJob job, Claim claim) {
        Work work = works.get(claim.kind());
        if (work == null) {
            throw new IllegalStateException("there is no work of kind " + claim.kind());
        }
        try {
            work.run(job, claim);
        } catch (DataAccessException | TransactionException | IOException | UncheckedIOException e) {
            // Not the job's fault: it goes back to the queue, and the token comes back after a pause that grows.
            outcomes.handBack(job, "The database or the blob store failed; waiting for another try");
            throw new IllegalStateException("the database or the blob store failed while job " + job.id() + " ran", e);
        }
    }

    /** The token stays and is due again soon, for whichever process comes next. */
    private CompletionHandler<Void> comeBack() {
        Instant soon = clock.instant().plus(SOON);
        return (completed, token) -> token.reschedule(completed, soon);
    }
}
