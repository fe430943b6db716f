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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final Logger LOG = LoggerFactory.getLogger(QueueWorker.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Claims claims;
    private final FairQueue queue;
    private final TrialEnds trials;
    private final RunningJobs running;
    private final Postponements postponements;
    private final Map<WorkKind, Work> works = new EnumMap<>(WorkKind.class);
    private final InstantSource clock;

    QueueWorker(
            Claims claims,
            FairQueue queue,
            TrialEnds trials,
            RunningJobs running,
            Postponements postponements,
            List<Work> works,
            InstantSource clock) {
        this.claims = claims;
        this.queue = queue;
        this.trials = trials;
        this.running = running;
        this.postponements = postponements;
        works.forEach(work -> work.kinds().forEach(kind -> this.works.put(kind, work)));
        this.clock = clock;
    }

    /** Takes one job and ends with it; the answer tells the scheduler whether the token is used up. */
    CompletionHandler<Void> work(String token) {
        claims.handBackFormer(token);
        if (running.isClosing()) {
            return comeBack(clock.instant());
        }
        Claim claim = claims.claim(token);
        if (claim == null) {
            // Jobs that others are just claiming look like none; a token too many is harmless, one too few strands a
            // job.
            Instant due = queue.nextDue();
            return due == null ? new CompletionHandler.OnCompleteRemove<>() : comeBack(due);
        }
        RunningJob job = running.enter(claim);
        if (claim.cancelled()) {
            job.stop(JobStop.CANCELLED);
        }
        if (claim.attempt() > 1) {
            LOG.info("job {} goes on here, attempt {}", claim.id(), claim.attempt());
        }
        try {
            trials.begun(claim);
            work(claim.kind()).run(job, claim);
        } catch (DataAccessException | TransactionException | IOException | UncheckedIOException e) {
            LOG.warn("the database or the blob store failed while job {} ran", job.id(), e);
            return comeBack(postponements.postpone(job));
        } catch (RuntimeException | Error e) {
            LOG.error("job {} ended its worker", job.id(), e);
            throw e;
        } finally {
            running.leave(job);
        }
        if (job.stop() == JobStop.LOST) {
            // Whoever took the job took this worker for dead.
            postponements.postpone(job);
        }
        if (job.stop() == JobStop.HANDED_BACK) {
            LOG.info("job {} is left to others: this process shuts down", job.id());
            return comeBack(clock.instant());
        }
        return new CompletionHandler.OnCompleteRemove<>();
    }

    private Work work(WorkKind kind) {
        Work work = works.get(kind);
        if (work == null) {
            throw new IllegalStateException("there is no work of kind " + kind);
        }
        return work;
    }

    /** The token stays and is due again then, but not at once, for whichever process comes next. */
    private CompletionHandler<Void> comeBack(Instant due) {
        Instant soon = clock.instant().plus(SOON);
        return (completed, token) -> token.reschedule(completed, due.isAfter(soon) ? due : soon);
    }
}
